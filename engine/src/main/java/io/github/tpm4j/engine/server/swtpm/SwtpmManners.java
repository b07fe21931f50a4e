package io.github.tpm4j.engine.server.swtpm;

/**
 * How a server deals with its clients, as swtpm's options say.
 *
 * @param disconnects whether it hangs up after each answer of the data channel
 * @param endsWithData whether the end of a client of the data channel is that of the server
 * @param endsWithControl whether the end of a client of the control channel is
 * @param rejectsLocality4 whether nobody may set locality 4, which is the hardware's
 * @param releasesState whether another process may use the state once it was read to be moved
 */
public record SwtpmManners(
    boolean disconnects,
    boolean endsWithData,
    boolean endsWithControl,
    boolean rejectsLocality4,
    boolean releasesState) {

  /** Those without any option: it stays for the next client. */
  public static SwtpmManners plain() {
    return new SwtpmManners(false, false, false, false, false);
  }
}
