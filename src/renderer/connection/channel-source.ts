import type { Channel } from '../../shared/wire/channel.ts';

/** Where channels to the station come from: a new one each time the station, or the line to it, comes back. */
export interface ChannelSource {
  /** Calls `onChannel` with each new channel, which replaces the one before. Returns the stop. */
  start(onChannel: (channel: Channel) => void): () => void;
}
