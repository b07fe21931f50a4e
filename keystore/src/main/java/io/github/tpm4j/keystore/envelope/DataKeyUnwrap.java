package io.github.tpm4j.keystore.envelope;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.EmeOaep;
import io.github.tpm4j.tss.crypto.SoftwareHash;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;

/** Unwraps data keys by a key of a TPM. */
abstract class DataKeyUnwrap {
  private final TpmPrivateKey key;
  private final WrappedDataKey.Kind kind;

  private DataKeyUnwrap(TpmPrivateKey key, WrappedDataKey.Kind kind) {
    this.key = key;
    this.kind = kind;
  }

  /**
   * The way of a key.
   *
   * @throws IllegalArgumentException if it unwraps no data keys
   */
  static DataKeyUnwrap by(TpmPrivateKey key) {
    if (key instanceof TpmRsaPrivateKey rsa && key.canDecrypt() && Rsa.takes(rsa)) {
      return new Rsa(rsa);
    }
    if (key instanceof TpmEcPrivateKey ec && ec.canAgree()) {
      return new Ec(ec);
    }
    throw new IllegalArgumentException(
        "TPM key " + key.alias() + " neither decrypts OAEP with SHA-256 nor agrees on secrets");
  }

  /**
   * The data key of an envelope.
   *
   * @throws EnvelopeException if it is not for this key, or damaged
   * @throws io.github.tpm4j.tss.error.TpmException if the TPM refuses the use of the key
   */
  DataKey unwrap(List<WrappedDataKey> recipients) throws EnvelopeException {
    Bytes keyId = DataKeyWrap.keyId(key.publicKey());
    for (WrappedDataKey one : recipients) {
      if (one.kind() == kind && one.keyId().equals(keyId)) {
        byte[] unwrapped = unwrap(one);
        if (unwrapped.length != DataKey.BYTES) {
          Arrays.fill(unwrapped, (byte) 0);
          throw damaged(null);
        }
        return new DataKey(unwrapped);
      }
    }
    throw new EnvelopeException(
        "The envelope is not for TPM key "
            + key.alias()
            + ", but for "
            + recipients.size()
            + " others");
  }

  abstract byte[] unwrap(WrappedDataKey wrapped) throws EnvelopeException;

  static EnvelopeException damaged(Exception cause) {
    return new EnvelopeException("The envelope's data key is damaged", cause);
  }

  /** RSA-OAEP with SHA-256. */
  private static final class Rsa extends DataKeyUnwrap {
    private static final EmeOaep PADDING =
        new EmeOaep(SoftwareHash.of(HashAlg.SHA256), SoftwareHash.of(HashAlg.SHA256), new byte[0]);

    private final TpmRsaPrivateKey key;

    Rsa(TpmRsaPrivateKey key) {
      super(key, WrappedDataKey.Kind.RSA_OAEP);
      this.key = key;
    }

    static boolean takes(TpmRsaPrivateKey key) {
      return key.scheme().equals(TpmAlg.NULL)
          || key.scheme().equals(TpmAlg.OAEP) && key.schemeHash().equals(TpmAlg.SHA256);
    }

    // A key without a scheme is asked for the number alone: TPMs answer to wrong padding in
    // different ways.
    @Override
    byte[] unwrap(WrappedDataKey one) throws EnvelopeException {
      byte[] wrapped = one.wrapped().toByteArray();
      if (wrapped.length != key.modulusBytes()
          || new BigInteger(1, wrapped).compareTo(key.getModulus()) >= 0) {
        throw damaged(null);
      }
      try (SecretBytes found =
          key.loaded().rsaDecrypt(TpmtRsaDecrypt.NULL, Bytes.adopt(wrapped), Bytes.EMPTY)) {
        return key.scheme().equals(TpmAlg.NULL) ? unpadded(found) : found.toByteArray();
      } catch (TpmResponseException e) {
        if (e.is(TpmRc.VALUE)) {
          throw damaged(e);
        }
        throw e;
      }
    }

    private byte[] unpadded(SecretBytes number) throws EnvelopeException {
      byte[] block = new byte[key.modulusBytes()];
      System.arraycopy(number.borrow(), 0, block, block.length - number.size(), number.size());
      return PADDING.decode(block).orElseThrow(() -> damaged(null));
    }
  }

  /** ECDH with an ephemeral key. */
  private static final class Ec extends DataKeyUnwrap {
    private final TpmEcPrivateKey key;

    Ec(TpmEcPrivateKey key) {
      super(key, WrappedDataKey.Kind.ECDH);
      this.key = key;
    }

    @Override
    byte[] unwrap(WrappedDataKey one) throws EnvelopeException {
      byte[] all = one.wrapped().borrow();
      int pointBytes = 1 + 2 * key.fieldBytes();
      if (all.length <= pointBytes) {
        throw damaged(null);
      }
      byte[] point = Arrays.copyOf(all, pointBytes);
      byte[] secret = agree(DataKeyWrap.decoded(point));
      try {
        return KeyEncryptionKey.apply(
            Cipher.DECRYPT_MODE,
            secret,
            point,
            one.keyId().borrow(),
            Arrays.copyOfRange(all, pointBytes, all.length));
      } catch (GeneralSecurityException e) {
        throw damaged(e);
      } finally {
        Arrays.fill(secret, (byte) 0);
      }
    }

    private byte[] agree(ECPoint point) throws EnvelopeException {
      BigInteger prime = ((ECFieldFp) key.getParams().getCurve().getField()).getP();
      if (point.getAffineX().compareTo(prime) >= 0 || point.getAffineY().compareTo(prime) >= 0) {
        throw damaged(null);
      }
      try {
        return key.agree(point);
      } catch (TpmResponseException e) {
        // The point is not on the curve (Part 3, 14.5).
        if (e.is(TpmRc.ECC_POINT) || e.is(TpmRc.VALUE)) {
          throw damaged(e);
        }
        throw e;
      }
    }
  }
}
