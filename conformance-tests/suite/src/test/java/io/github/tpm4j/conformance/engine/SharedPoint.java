package io.github.tpm4j.conformance.engine;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.Cfb;
import io.github.tpm4j.tss.crypto.HashFunction;
import io.github.tpm4j.tss.crypto.Hmacs;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import io.github.tpm4j.tss.crypto.Kdfe;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.crypto.SoftwareHash;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.crypto.KeyAgreement;

/**
 * A secret shared with an ECC key of a TPM by a client that writes its ephemeral point in a form of
 * its choice (Part 1, C.6), and what that secret protects.
 *
 * @param seed by KDFe over x as it is sent
 */
record SharedPoint(TpmtPublic recipient, byte[] seed, Bytes encrypted) {
  private static final HashAlg HASH = HashAlg.SHA256;
  private static final HashFunction FUNCTION = SoftwareHash.of(HASH);
  private static final int SEED_BITS = 256;

  /** How the coordinates of an ephemeral point on P-256 are written; all in 32 bytes or less. */
  enum Form {
    PADDED(Form::isShortX, x -> padded(x, 32), y -> padded(y, 32)),
    SHORT_X(Form::isShortX, Form::minimal, y -> padded(y, 32)),
    SHORT_Y(Form::isShortY, x -> padded(x, 32), Form::minimal),
    LONG_X(point -> true, x -> padded(x, 33), y -> padded(y, 32));

    private final Predicate<ECPoint> usable;
    private final Function<BigInteger, byte[]> writesX;
    private final Function<BigInteger, byte[]> writesY;

    Form(
        Predicate<ECPoint> usable,
        Function<BigInteger, byte[]> writesX,
        Function<BigInteger, byte[]> writesY) {
      this.usable = usable;
      this.writesX = writesX;
      this.writesY = writesY;
    }

    /** A key pair whose point shows the form. */
    KeyPair keyPair() throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(PublicKeys.parameters(TpmEccCurve.NIST_P256));
      KeyPair pair = generator.generateKeyPair();
      while (!usable.test(((ECPublicKey) pair.getPublic()).getW())) {
        pair = generator.generateKeyPair();
      }
      return pair;
    }

    TpmsEccPoint write(KeyPair pair) {
      ECPoint point = ((ECPublicKey) pair.getPublic()).getW();
      return new TpmsEccPoint(
          Bytes.adopt(writesX.apply(point.getAffineX())),
          Bytes.adopt(writesY.apply(point.getAffineY())));
    }

    private static boolean isShortX(ECPoint point) {
      return minimal(point.getAffineX()).length < 32;
    }

    private static boolean isShortY(ECPoint point) {
      return minimal(point.getAffineY()).length < 32;
    }

    private static byte[] minimal(BigInteger number) {
      return padded(number, (number.bitLength() + 7) / 8);
    }

    static byte[] padded(BigInteger number, int size) {
      byte[] signed = number.toByteArray();
      byte[] result = new byte[size];
      int count = Math.min(signed.length, size);
      System.arraycopy(signed, signed.length - count, result, size - count, count);
      return result;
    }
  }

  /** Shares with a key on P-256 whose nameAlg is SHA-256. */
  static SharedPoint with(TpmtPublic recipient, KdfLabel label, Form form)
      throws GeneralSecurityException {
    KeyPair ephemeral = form.keyPair();
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(ephemeral.getPrivate());
    agreement.doPhase(PublicKeys.of(recipient), true);
    TpmsEccPoint sent = form.write(ephemeral);
    byte[] staticX = ((TpmsEccPoint) recipient.unique()).x().toByteArray();
    byte[] seed =
        Kdfe.derive(
            FUNCTION,
            agreement.generateSecret(),
            label,
            sent.x().toByteArray(),
            staticX,
            SEED_BITS);
    return new SharedPoint(recipient, seed, Bytes.adopt(sent.marshal()));
  }

  /** The outer wrapper of duplicates and credentials (Part 1, 22.4; 24.4), with AES-128. */
  Bytes wrap(Bytes name, byte[] clear) {
    byte[] key = Kdfa.derive(FUNCTION, seed, KdfLabel.STORAGE, name.borrow(), new byte[0], 128);
    byte[] encrypted = Cfb.encrypt(TpmAlg.AES, key, new byte[Cfb.BLOCK_BYTES], clear);
    byte[] macKey =
        Kdfa.derive(FUNCTION, seed, KdfLabel.INTEGRITY, new byte[0], new byte[0], SEED_BITS);
    byte[] integrity = Hmacs.of(HASH, macKey, encrypted, name.borrow());
    return Bytes.adopt(
        new TpmWriter().sized(Bytes.adopt(integrity)).array(encrypted).toByteArray());
  }
}
