import { Listeners } from '../listeners.ts';

/** Whether this station has a network, as the development dock sees it. */
export interface NetworkSwitch {
  cut(): boolean;
  onChange(listener: (cut: boolean) => void): () => void;
}

/** A network that the development dock can cut and restore. */
export class DockNetwork implements NetworkSwitch {
  #cut = false;
  readonly #listeners = new Listeners<[boolean]>();

  cut(): boolean {
    return this.#cut;
  }

  onChange(listener: (cut: boolean) => void): () => void {
    return this.#listeners.add(listener);
  }

  set(cut: boolean): void {
    if (cut === this.#cut) return;
    this.#cut = cut;
    this.#listeners.tell(cut);
  }
}

/** The network as it is. */
export const realNetwork: NetworkSwitch = { cut: () => false, onChange: () => () => undefined };
