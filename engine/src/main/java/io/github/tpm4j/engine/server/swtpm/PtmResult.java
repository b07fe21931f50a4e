package io.github.tpm4j.engine.server.swtpm;

/** How a request on the control channel went: {@code ptm_res}, a TPM 1.2 response code. */
final class PtmResult {
  static final int SUCCESS = 0;

  /** TPM_BAD_PARAMETER: the request is longer than it can be, or has a wrong value. */
  static final int BAD_PARAMETER = 0x03;

  /** TPM_FAIL. */
  static final int FAIL = 0x09;

  /** TPM_BAD_ORDINAL: no such request, or not while the TPM is on, or off. */
  static final int BAD_ORDINAL = 0x0A;

  /** TPM_IOERROR. */
  static final int IO_ERROR = 0x1F;

  /** TPM_BAD_LOCALITY. */
  static final int BAD_LOCALITY = 0x3D;

  /** TPM_RETRY, which QEMU takes for an empty blob. */
  static final int NO_SUCH_BLOB = 0x800;

  private PtmResult() {}
}
