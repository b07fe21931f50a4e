package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.duplication.SoftwareDuplicate;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.spec.InvalidKeySpecException;
import javax.crypto.spec.SecretKeySpec;

/** Secret keys of a TPM whose value the test knows, as software had them before. */
final class KnownKeys {
  private static final int NOT_OF_ITS_OWN =
      TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT | TpmaObject.SENSITIVE_DATA_ORIGIN;

  private KnownKeys() {}

  static TpmSecretKey hmac(TpmConnection tpm, HashAlg hash, byte[] value)
      throws InvalidKeySpecException {
    return of(tpm, KeyTemplate.hmac(hash), value);
  }

  static TpmSecretKey aes(TpmConnection tpm, SecretKeySpec key) throws InvalidKeySpecException {
    byte[] value = key.getEncoded();
    return of(tpm, KeyTemplate.aes(value.length * Byte.SIZE).signing().decrypting(), value);
  }

  private static TpmSecretKey of(TpmConnection tpm, KeyTemplate template, byte[] value)
      throws InvalidKeySpecException {
    byte[] seed = new byte[HashAlg.SHA256.digestBytes()];
    byte[] unique = new byte[seed.length + value.length];
    System.arraycopy(value, 0, unique, seed.length, value.length);
    TpmtPublic without = template.without(NOT_OF_ITS_OWN).build();
    TpmtPublic area =
        new TpmtPublic(
            without.type(),
            without.nameAlg(),
            without.objectAttributes(),
            without.authPolicy(),
            without.parameters(),
            new Tpm2bDigest(Digests.of(HashAlg.SHA256, unique)));
    TpmtSensitive sensitive =
        new TpmtSensitive(
            area.type(), SecretBytes.EMPTY, SecretBytes.of(seed), SecretBytes.of(value));
    TpmtPublic parent = tpm.device().publicAreaOf(tpm.parent(TpmHandle.OWNER, false));
    SoftwareDuplicate duplicate = SoftwareDuplicate.of(area, sensitive, parent);
    Tss2PrivateKey file =
        Tss2PrivateKey.builder(
                Tss2KeyType.IMPORTABLE,
                TpmHandle.OWNER.value(),
                Bytes.adopt(new TpmWriter().sized(area).toByteArray()),
                Bytes.adopt(new TpmWriter().sized(duplicate.duplicate()).toByteArray()))
            .secret(Bytes.adopt(new TpmWriter().sized(duplicate.encryptedSeed()).toByteArray()))
            .emptyAuth(true)
            .build();
    return TpmSecretKey.of(tpm, file, "known", KeyAuth.none());
  }
}
