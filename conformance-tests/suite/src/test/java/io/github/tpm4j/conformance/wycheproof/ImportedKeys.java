package io.github.tpm4j.conformance.wycheproof;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TssPrivateKeySpec;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmuPublicId;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Cfb;
import io.github.tpm4j.tss.crypto.EccCurves;
import io.github.tpm4j.tss.crypto.Hmacs;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import io.github.tpm4j.tss.crypto.SecretSharing;
import io.github.tpm4j.tss.crypto.SharedSecret;
import io.github.tpm4j.tss.crypto.SoftwareHash;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Set;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Private keys of which the numbers are known, as keys in a TPM: in an importable TSS2 PRIVATE KEY
 * that is encrypted to its storage key.
 */
final class ImportedKeys {
  private static final int MOVED =
      TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT | TpmaObject.SENSITIVE_DATA_ORIGIN;

  private static final Set<Integer> RSA_BITS = Set.of(1024, 2048, 3072, 4096);
  private static final byte[] NOTHING = new byte[0];

  private final TpmProvider provider;
  private final TpmtPublic parent;

  ImportedKeys(TpmProvider provider) {
    this.provider = provider;
    TpmDevice device = provider.connection().device();
    parent = device.publicAreaOf(device.storageKey());
  }

  /**
   * An RSA key for signing and decryption.
   *
   * @param modulus hexadecimal, like the others
   * @param prime one of the two
   */
  TpmPrivateKey rsa(String modulus, String exponent, String prime)
      throws GeneralSecurityException, NotOfferedException {
    BigInteger number = new BigInteger(modulus, 16);
    if (!RSA_BITS.contains(number.bitLength())
        || !new BigInteger(exponent, 16).equals(RSAKeyGenParameterSpec.F4)) {
      throw new NotOfferedException(number.bitLength() + " bits, exponent " + exponent);
    }
    int bytes = number.bitLength() / 8;
    TpmtPublic template = KeyTemplate.rsa(8 * bytes).signing().decrypting().without(MOVED).build();
    return key(
        "RSA",
        with(template, new Tpm2bPublicKeyRsa(Bytes.adopt(padded(number, bytes)))),
        padded(new BigInteger(prime, 16), bytes / 2));
  }

  /**
   * An EC key for key agreement.
   *
   * @param curve in Java's words
   * @param scalar hexadecimal
   */
  TpmPrivateKey ec(String curve, String scalar) throws GeneralSecurityException {
    X9ECParameters parameters = CustomNamedCurves.getByName(curve);
    BigInteger number = new BigInteger(scalar, 16);
    int bytes = (parameters.getCurve().getFieldSize() + 7) / 8;
    ECPoint point = parameters.getG().multiply(number).normalize();
    TpmtPublic template =
        KeyTemplate.ec(EccCurves.ofJcaName(curve).orElseThrow())
            .decrypting()
            .without(MOVED)
            .build();
    return key(
        "EC",
        with(
            template,
            new TpmsEccPoint(
                Bytes.adopt(point.getAffineXCoord().getEncoded()),
                Bytes.adopt(point.getAffineYCoord().getEncoded()))),
        padded(number, bytes));
  }

  private static TpmtPublic with(TpmtPublic template, TpmuPublicId unique) {
    return new TpmtPublic(
        template.type(),
        template.nameAlg(),
        template.objectAttributes(),
        template.authPolicy(),
        template.parameters(),
        unique);
  }

  private TpmPrivateKey key(String algorithm, TpmtPublic area, byte[] secret)
      throws GeneralSecurityException {
    SharedSecret seed = SecretSharing.with(parent, KdfLabel.DUPLICATE);
    Tss2PrivateKey file =
        Tss2PrivateKey.builder(
                Tss2KeyType.IMPORTABLE,
                TpmHandle.OWNER.value(),
                Bytes.adopt(new TpmWriter().sized(area).toByteArray()),
                Bytes.adopt(new TpmWriter().sized(duplicate(area, secret, seed)).toByteArray()))
            .secret(Bytes.adopt(new TpmWriter().sized(seed.encrypted()).toByteArray()))
            .emptyAuth(true)
            .build();
    return (TpmPrivateKey)
        KeyFactory.getInstance(algorithm, provider)
            .generatePrivate(new TssPrivateKeySpec(file, "of Wycheproof", KeyAuth.none()));
  }

  /** What TPM2_Duplicate would give for the parent (Part 1, 23.3.2.3). */
  private Bytes duplicate(TpmtPublic area, byte[] secret, SharedSecret seed) {
    TpmtSensitive sensitive =
        new TpmtSensitive(
            area.type(), SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.adopt(secret));
    HashAlg hash = HashAlg.of(parent.nameAlg());
    byte[] name = EntityNames.of(area).toByteArray();
    byte[] shared = seed.secret().borrow();
    SoftwareHash function = SoftwareHash.of(hash);
    byte[] cipherKey = Kdfa.derive(function, shared, KdfLabel.STORAGE, name, NOTHING, 128);
    byte[] macKey = Kdfa.derive(function, shared, KdfLabel.INTEGRITY, function.digestBits());
    byte[] encrypted =
        Cfb.encrypt(
            TpmAlg.AES,
            cipherKey,
            new byte[Cfb.BLOCK_BYTES],
            new TpmWriter().sized(sensitive).toByteArray());
    TpmWriter duplicate =
        new TpmWriter().sized(Bytes.adopt(Hmacs.of(hash, macKey, encrypted, name)));
    return Bytes.adopt(duplicate.bytes(Bytes.adopt(encrypted)).toByteArray());
  }

  private static byte[] padded(BigInteger number, int bytes) {
    byte[] octets = number.toByteArray();
    byte[] result = new byte[bytes];
    int count = Math.min(bytes, octets.length);
    System.arraycopy(octets, octets.length - count, result, bytes - count, count);
    return result;
  }
}
