package io.github.tpm4j.engine.objects.protection;

import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.kdf.KdfLabel;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.crypto.rsa.Oaep;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.engine.crypto.rsa.RsaPublicKey;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;

/** Secrets shared by RSA: random octets under OAEP (Part 1, B.4 and B.10). */
final class RsaSecrets {

  private RsaSecrets() {}

  static SharedSeed share(LoadedObject key, KdfLabel label, RandomSource random) {
    RsaPublicKey publicKey = key.keyMaterial().rsaPublic();
    HashAlgorithm hash = key.nameHash();
    int room = Oaep.maxMessageBytes(publicKey, hash);
    TpmFailure.require(room >= 0, TpmRc.HASH);
    TpmFailure.require(hash.digestSizeBytes() <= room, TpmRc.VALUE);

    byte[] seed = random.bytes(hash.digestSizeBytes());
    byte[] encrypted = Oaep.encrypt(publicKey, hash, label.octets(), seed, random);
    return new SharedSeed(SecretBytes.adopt(seed), Bytes.adopt(encrypted));
  }

  static SecretBytes recover(LoadedObject key, KdfLabel label, Bytes encrypted) {
    HashAlgorithm hash = oaepHash(key);
    RsaPublicKey publicKey = key.keyMaterial().rsaPublic();
    TpmFailure.require(encrypted.size() == publicKey.sizeBytes(), TpmRc.SIZE);
    TpmFailure.require(publicKey.isInRange(encrypted.borrow()), TpmRc.VALUE);
    RsaPrivateKey privateKey =
        key.keyMaterial().rsaPrivate().orElseThrow(() -> new TpmFailure(TpmRc.KEY));
    byte[] secret =
        Oaep.decrypt(privateKey, hash, label.octets(), encrypted.borrow())
            .orElseThrow(() -> new TpmFailure(TpmRc.VALUE));
    if (secret.length > hash.digestSizeBytes()) {
      Arrays.fill(secret, (byte) 0);
      throw new TpmFailure(TpmRc.VALUE);
    }
    return SecretBytes.adopt(secret);
  }

  /** The hash of the key's OAEP scheme; of its Name if it has no scheme. */
  private static HashAlgorithm oaepHash(LoadedObject key) {
    TpmtRsaScheme scheme = ((TpmsRsaParms) key.publicArea().parameters()).scheme();
    TpmFailure.require(scheme.isNull() || scheme.scheme().equals(TpmAlg.OAEP), TpmRc.SCHEME);
    TpmAlg hash = scheme.isNull() ? key.publicArea().nameAlg() : scheme.hash();
    return HashAlgorithm.find(hash).orElseThrow(() -> new TpmFailure(TpmRc.SCHEME));
  }
}
