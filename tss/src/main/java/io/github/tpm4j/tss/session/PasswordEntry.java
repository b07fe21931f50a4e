package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsAuthCommand;
import io.github.tpm4j.tss.structures.TpmsAuthResponse;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** A password in a session area; the response has nothing to check. */
record PasswordEntry(PasswordAuthorization password) implements AreaEntry {
  private static final TpmaSession CONTINUE = TpmaSession.of(TpmaSession.CONTINUE_SESSION);

  @Override
  public TpmsAuthCommand command(AreaHashes hashes, Bytes... others) {
    SecretBytes value = SecretBytes.of(AuthValues.trimmed(password.authValue()).borrow());
    return new TpmsAuthCommand(TpmHandle.RS_PW, Bytes.EMPTY, CONTINUE, value);
  }

  @Override
  public boolean accepts(TpmsAuthResponse response, AreaHashes hashes, SecretBytes authAfter) {
    return response.hmac().isEmpty() && response.nonce().isEmpty();
  }
}
