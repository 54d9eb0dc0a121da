// The baseline of uid-read: the loop of a program on javax.smartcardio, as ESUP's client has one. Prints a line when it waits, and for
// each card its answer to GET UID in hex and when it was here, by System.nanoTime: CLOCK_MONOTONIC on Linux, as process.hrtime in Node.
import java.util.HexFormat;
import javax.smartcardio.Card;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.TerminalFactory;

public class UidLoop {
  public static void main(String[] args) throws Exception {
    CardTerminal reader = TerminalFactory.getDefault().terminals().list().get(0);
    System.out.println("ready");
    for (;;) {
      reader.waitForCardPresent(0);
      Card card = reader.connect("*");
      byte[] answer = card.getBasicChannel().transmit(new CommandAPDU(0xFF, 0xCA, 0x00, 0x00, 256)).getBytes();
      long at = System.nanoTime();
      System.out.println(HexFormat.of().withUpperCase().formatHex(answer) + " " + at);
      card.disconnect(false);
      reader.waitForCardAbsent(0);
    }
  }
}
