package io.github.tpm4j.engine.server.swtpm;

/** The first word of each request on the control channel, by its name in swtpm. */
final class ControlCode {
  static final int GET_CAPABILITY = 1;
  static final int INIT = 2;
  static final int SHUTDOWN = 3;
  static final int GET_TPMESTABLISHED = 4;
  static final int SET_LOCALITY = 5;
  static final int HASH_START = 6;
  static final int HASH_DATA = 7;
  static final int HASH_END = 8;
  static final int CANCEL_TPM_CMD = 9;
  static final int STORE_VOLATILE = 10;
  static final int RESET_TPMESTABLISHED = 11;
  static final int GET_STATEBLOB = 12;
  static final int SET_STATEBLOB = 13;
  static final int STOP = 14;
  static final int GET_CONFIG = 15;
  static final int SET_DATAFD = 16;
  static final int SET_BUFFERSIZE = 17;
  static final int GET_INFO = 18;
  static final int LOCK_STORAGE = 19;

  private ControlCode() {}
}
