package io.github.tpm4j.tpm12.engine;

import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadInternalPub;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** Blobs of the storage root key that no TPM has made: whoever has its public part can. */
final class ForgedKeys {
  /** Of each of them. */
  static final AuthSecret SECRET = AuthSecret.ofUtf8("the forger's".toCharArray());

  /** TPM_PT_ASYM. */
  static final int PT_ASYM = 1;

  private static final int CERTAINTY = 50;

  private ForgedKeys() {}

  /** {@return a number of so many bits, prime or not} */
  static BigInteger odd(int bits, boolean isPrime, int seed) {
    Random random = new Random(seed);
    while (true) {
      BigInteger number =
          (isPrime ? BigInteger.probablePrime(bits, random) : new BigInteger(bits, random))
              .setBit(0)
              .setBit(bits - 1)
              .setBit(bits - 2);
      boolean isRight =
          number.isProbablePrime(CERTAINTY) == isPrime
              && number.subtract(BigInteger.ONE).mod(BigInteger.valueOf(65_537)).signum() != 0;
      if (isRight) {
        return number;
      }
    }
  }

  /** A signing key that says of itself that it has so many bits. */
  static TpmKey signing(OwnedTpm12 tpm, int bits, BigInteger p, BigInteger q) throws Exception {
    TpmKeyParms parms =
        KeyTemplates.signing(bits, KeyConstants.SS_RSASSAPKCS1V15_SHA1).algorithmParms();
    return key(tpm, KeyConstants.USAGE_SIGNING, parms, p, q, PT_ASYM);
  }

  /**
   * A key that says of itself whatever it likes.
   *
   * @param payload the TPM_PAYLOAD_TYPE in the encrypted part
   */
  static TpmKey key(
      OwnedTpm12 tpm, int usage, TpmKeyParms parms, BigInteger p, BigInteger q, int payload)
      throws Exception {
    TpmKey template = TpmKey.template(usage, KeyConstants.FLAG_MIGRATABLE, parms);
    TpmKey key =
        new TpmKey(
            template.form(),
            usage,
            template.keyFlags(),
            template.authDataUsage(),
            parms,
            Bytes.EMPTY,
            bytes(p.multiply(q)),
            Bytes.EMPTY);
    byte[] whole = key.toBytes().toArray();
    Bytes digest = Sha1.of(Bytes.of(Arrays.copyOf(whole, whole.length - Integer.BYTES)));
    byte[] prime = bytes(p).toArray();
    TpmWriter secretPart = new TpmWriter();
    secretPart.u8(payload).array(SECRET.toArray()).array(SECRET.toArray());
    secretPart.digest(digest).u32(prime.length).array(prime);
    return key.withEncData(encrypted(root(tpm), secretPart.toByteArray()));
  }

  private static PublicKey root(OwnedTpm12 tpm) throws Exception {
    OwnerReadInternalPub.Request read = new OwnerReadInternalPub.Request(OwnedTpm12.SRK);
    try (OiapSession oiap = tpm.client.oiap()) {
      return RsaPublicKeys.of(tpm.client.execute(read, oiap.lastWith(tpm.owner)).publicPortion());
    }
  }

  private static Bytes encrypted(PublicKey parent, byte[] plain) throws Exception {
    Cipher oaep = Cipher.getInstance("RSA/ECB/OAEPPadding");
    PSource label = new PSource.PSpecified("TCPA".getBytes(StandardCharsets.US_ASCII));
    oaep.init(
        Cipher.ENCRYPT_MODE,
        parent,
        new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, label));
    return Bytes.of(oaep.doFinal(plain));
  }

  private static Bytes bytes(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return Bytes.of(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }
}
