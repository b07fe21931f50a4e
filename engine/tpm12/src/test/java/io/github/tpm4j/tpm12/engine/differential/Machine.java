package io.github.tpm4j.tpm12.engine.differential;

/** A TPM 1.2 and the machine around it. */
interface Machine extends AutoCloseable {

  /** {@return the response to any bytes} */
  byte[] transmit(byte[] command) throws Exception;

  /** TPM_Init. */
  void reset() throws Exception;

  /** Of the commands that follow: 0 to 4. */
  void setLocality(int locality) throws Exception;

  /** _TPM_Hash_Start, _TPM_Hash_Data and _TPM_Hash_End. */
  void measure(byte[] data) throws Exception;
}
