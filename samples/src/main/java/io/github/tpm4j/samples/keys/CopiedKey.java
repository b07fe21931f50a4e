package io.github.tpm4j.samples.keys;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyExport;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TssPrivateKeySpec;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;

/** One key in two TPMs, for instance of two machines behind one name. */
public final class CopiedKey {
  private CopiedKey() {}

  /** On the other machine: the storage key that the copy is encrypted to. */
  public static TpmtPublic storageKey(TpmProvider otherTpm) {
    TpmtPublic theirs = KeyExport.storageKey(otherTpm.connection());
    return theirs;
  }

  /** A key that can be copied to that storage key, and nowhere else. */
  public static KeyPair make(TpmProvider tpm, TpmtPublic theirs) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", tpm);
    generator.initialize(
        TpmKeyGenParameterSpec.ec("web", "secp256r1").duplicableTo(EntityNames.of(theirs)).build());
    return generator.generateKeyPair();
  }

  /** The copy, which no other TPM can read. */
  public static String copy(KeyPair pair, TpmtPublic theirs) throws GeneralSecurityException {
    TpmPrivateKey key = (TpmPrivateKey) pair.getPrivate();
    String pem = Tss2Pem.encode(KeyExport.duplicate(key, theirs));
    return pem;
  }

  /** On the other machine: the key. */
  public static PrivateKey read(TpmProvider otherTpm, String pem)
      throws GeneralSecurityException, IOException {
    return KeyFactory.getInstance("EC", otherTpm)
        .generatePrivate(new TssPrivateKeySpec(Tss2Pem.decode(pem), "web", KeyAuth.none()));
  }
}
