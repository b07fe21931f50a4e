package io.github.tpm4j.keystore.file;

import java.io.Serial;
import java.util.Arrays;
import javax.crypto.interfaces.PBEKey;

/**
 * A password for the JDK's MAC of PKCS#12. The keys of its own {@code SecretKeyFactory} take ASCII
 * only.
 */
final class PasswordKey implements PBEKey, AutoCloseable {
  @Serial private static final long serialVersionUID = 1;

  private final transient char[] password;
  private final transient byte[] salt;
  private final transient int iterations;

  PasswordKey(char[] password, byte[] salt, int iterations) {
    this.password = password.clone();
    this.salt = salt.clone();
    this.iterations = iterations;
  }

  @Override
  public char[] getPassword() {
    return password.clone();
  }

  @Override
  public byte[] getSalt() {
    return salt.clone();
  }

  @Override
  public int getIterationCount() {
    return iterations;
  }

  @Override
  public String getAlgorithm() {
    return "PBE";
  }

  /** None: the key derivation takes the characters. */
  @Override
  public String getFormat() {
    return null;
  }

  @Override
  public byte[] getEncoded() {
    return null;
  }

  @Override
  public void close() {
    Arrays.fill(password, '\0');
  }
}
