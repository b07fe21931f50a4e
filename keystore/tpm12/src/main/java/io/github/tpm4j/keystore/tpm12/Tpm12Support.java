package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.family.FamilyTpm;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.family.TpmFamilySupport;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.transport.TpmFamily;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import java.security.spec.InvalidKeySpecException;

/** TPM 1.2 for the KeyStore and the provider, which find it by the ServiceLoader. */
public final class Tpm12Support implements TpmFamilySupport {
  /** For the ServiceLoader. */
  public Tpm12Support() {}

  @Override
  public TpmFamily family() {
    return TpmFamily.TPM_1_2;
  }

  @Override
  public FamilyTpm open(TpmConnection tpm, String tcti) throws TransportException {
    return new Tpm12(Connections.claim(tpm, tcti), tpm);
  }

  @Override
  public FamilyTpm open(TpmConnection tpm, Transport transport) {
    return new Tpm12(Connections.own(tpm, transport), tpm);
  }

  @Override
  public boolean isOpen(Object identity) {
    return Connections.isOpen(identity);
  }

  @Override
  public KeyInTpm key(
      TpmConnection tpm, Tss2PrivateKey file, KeyOrigin origin, String alias, KeyAuth auth)
      throws InvalidKeySpecException {
    return Tpm12PrivateKey.of(tpm, file, alias, auth);
  }
}
