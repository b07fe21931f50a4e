package io.github.tpm4j.samples.network;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSchException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** A key of JCA, and so of a TPM, for JSch: on P-256, or RSA. */
public final class JschIdentity implements Identity {
  private static final int COORDINATE_BYTES = 32;

  private final String name;
  private final PublicKey publicKey;
  private final PrivateKey privateKey;

  public JschIdentity(String name, PublicKey publicKey, PrivateKey privateKey) {
    this.name = name;
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getAlgName() {
    return publicKey instanceof RSAPublicKey ? "ssh-rsa" : "ecdsa-sha2-nistp256";
  }

  @Override
  public byte[] getPublicKeyBlob() {
    if (publicKey instanceof RSAPublicKey rsa) {
      return fields(
          ascii("ssh-rsa"), rsa.getPublicExponent().toByteArray(), rsa.getModulus().toByteArray());
    }
    ECPublicKey ec = (ECPublicKey) publicKey;
    byte[] point = new byte[1 + 2 * COORDINATE_BYTES];
    point[0] = 4;
    put(ec.getW().getAffineX(), point, 1);
    put(ec.getW().getAffineY(), point, 1 + COORDINATE_BYTES);
    return fields(ascii(getAlgName()), ascii("nistp256"), point);
  }

  @Override
  public byte[] getSignature(byte[] data) {
    return getSignature(data, getAlgName());
  }

  @Override
  public byte[] getSignature(byte[] data, String algorithm) {
    try {
      Signature signer =
          Signature.getInstance(
              switch (algorithm) {
                case "ssh-rsa" -> "SHA1withRSA";
                case "rsa-sha2-256" -> "SHA256withRSA";
                case "rsa-sha2-512" -> "SHA512withRSA";
                default -> "SHA256withECDSAinP1363Format";
              });
      signer.initSign(privateKey);
      signer.update(data);
      byte[] signed = signer.sign();
      return fields(ascii(algorithm), publicKey instanceof RSAPublicKey ? signed : numbers(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The TPM does not sign", e);
    }
  }

  /** r and s as RFC 5656, 3.1.2 has them. */
  private static byte[] numbers(byte[] signed) {
    int half = signed.length / 2;
    return fields(
        new BigInteger(1, Arrays.copyOf(signed, half)).toByteArray(),
        new BigInteger(1, Arrays.copyOfRange(signed, half, signed.length)).toByteArray());
  }

  private static void put(BigInteger number, byte[] out, int offset) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, COORDINATE_BYTES);
    System.arraycopy(bytes, bytes.length - length, out, offset + COORDINATE_BYTES - length, length);
  }

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] fields(byte[]... fields) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      for (byte[] field : fields) {
        out.writeInt(field.length);
        out.write(field);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean setPassphrase(byte[] passphrase) throws JSchException {
    return true;
  }

  @Override
  @Deprecated
  public boolean decrypt() {
    return true;
  }

  @Override
  public boolean isEncrypted() {
    return false;
  }

  @Override
  public void clear() {
    // The key is in the TPM.
  }
}
