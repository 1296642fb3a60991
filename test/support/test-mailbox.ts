/** A mailbox that a test fills and looks into. */
export interface TestMailbox {
  /** As BOUNCE_IMAP_URL has it. */
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  put(raw: string): Promise<void>;
  /** Messages in a folder: all, or those that are read or unread. */
  count(folder: string, seen?: boolean): Promise<number>;
}
