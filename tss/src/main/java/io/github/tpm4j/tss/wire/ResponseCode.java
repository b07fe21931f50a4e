package io.github.tpm4j.tss.wire;

/** A response code: {@code TpmRc}, which knows them all, or one of {@link WireCode}. */
public interface ResponseCode {

  /** {@return the number} */
  int value();
}
