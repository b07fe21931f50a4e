package io.github.tpm4j.tss.error;

import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.Optional;

/**
 * A response that cannot be used, though the command may have been executed; its subclasses tell
 * why.
 */
public abstract class TpmDamagedResponseException extends TpmException {
  private static final long serialVersionUID = 1L;

  private transient TpmHandle handle;

  TpmDamagedResponseException(String message) {
    super(message);
  }

  TpmDamagedResponseException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Notes the handle that stands in the response; not to be trusted. */
  public void setHandle(TpmHandle inResponse) {
    handle = inResponse;
  }

  /** The handle that stands in the response, if it has one; not to be trusted. */
  public Optional<TpmHandle> handle() {
    return Optional.ofNullable(handle);
  }
}
