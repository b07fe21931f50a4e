package io.github.tpm4j.tss.error;

/**
 * Software before the TPM, such as a resource manager, has refused a command with a code of its
 * own. Whether the TPM has seen the command is not known.
 */
public class TpmLayerException extends TpmResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what went wrong.
   *
   * @param failure the command, the code and what is to be said of them
   */
  public TpmLayerException(Failure failure) {
    super(failure);
  }

  /**
   * {@return the number of the layer: 6 to 12 are libtss2's and the resource manager, 13 the
   * driver}
   */
  public int layer() {
    return rc().layer();
  }
}
