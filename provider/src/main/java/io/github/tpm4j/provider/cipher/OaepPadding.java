package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.keystore.family.Oaep;
import io.github.tpm4j.keystore.family.RsaKeyInTpm;
import io.github.tpm4j.provider.Software;
import io.github.tpm4j.provider.signature.SignatureHash;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.ProviderException;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * RSAES-OAEP (RFC 8017, 7.1). A key that is bound to it does it in the TPM, with one hash for all,
 * and a label that is empty or a string with its zero (Part 1, B.4).
 *
 * @param name the name within a transformation
 * @param hash digests the label
 * @param maskHash the hash of MGF1
 * @param label the label
 */
record OaepPadding(String name, SignatureHash hash, SignatureHash maskHash, byte[] label)
    implements RsaPadding {
  private static final String PREFIX = "OAEPWITH";
  private static final String SUFFIX = "ANDMGF1PADDING";

  /** How the names of the JDK begin; they mean MGF1 with SHA-1. */
  private static final String JDK_HASH = "SHA-";

  /**
   * The padding of that name. In the JDK's names, such as {@code OAEPWithSHA-256AndMGF1Padding},
   * MGF1 is with SHA-1 unless parameters tell another; in those that only Bouncy Castle has, such
   * as {@code OAEPWithSHA256AndMGF1Padding}, with the same hash.
   */
  static Optional<OaepPadding> find(String name) {
    String upper = name.toUpperCase(Locale.ENGLISH);
    if (upper.equals("OAEPPADDING")) {
      return Optional.of(standard(name, SignatureHash.SHA1));
    }
    if (!upper.startsWith(PREFIX) || !upper.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    String hashName = upper.substring(PREFIX.length(), upper.length() - SUFFIX.length());
    return SignatureHash.find(hashName)
        .map(
            hash ->
                hashName.startsWith(JDK_HASH)
                    ? standard(name, hash)
                    : new OaepPadding(name, hash, hash, new byte[0]));
  }

  private static OaepPadding standard(String name, SignatureHash hash) {
    return new OaepPadding(name, hash, SignatureHash.SHA1, new byte[0]);
  }

  @Override
  public RsaPadding with(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    if (!(parameters instanceof OAEPParameterSpec oaep)
        || !oaep.getMGFAlgorithm().equalsIgnoreCase("MGF1")
        || !(oaep.getMGFParameters() instanceof MGF1ParameterSpec mask)
        || !(oaep.getPSource() instanceof PSource.PSpecified source)) {
      throw new InvalidAlgorithmParameterException(
          "OAEP takes an OAEPParameterSpec with MGF1 and a PSpecified label");
    }
    return new OaepPadding(
        name, hash(oaep.getDigestAlgorithm()), hash(mask.getDigestAlgorithm()), source.getValue());
  }

  private static SignatureHash hash(String name) throws InvalidAlgorithmParameterException {
    return SignatureHash.find(name)
        .orElseThrow(
            () -> new InvalidAlgorithmParameterException("OAEP is not done here with " + name));
  }

  @Override
  public Optional<AlgorithmParameterSpec> parametersOfName() {
    return maskHash == SignatureHash.SHA1 ? Optional.empty() : Optional.of(spec());
  }

  private OAEPParameterSpec spec() {
    return new OAEPParameterSpec(
        hash.jcaName(),
        "MGF1",
        new MGF1ParameterSpec(maskHash.jcaName()),
        new PSource.PSpecified(label));
  }

  @Override
  public AlgorithmParameters parameters() {
    AlgorithmParameters encoded = Software.parameters("OAEP");
    try {
      encoded.init(spec());
      return encoded;
    } catch (InvalidParameterSpecException e) {
      throw new ProviderException(e.getMessage(), e);
    }
  }

  @Override
  public int longestBytes(int modulusBytes) {
    return modulusBytes - 2 * hash.digestBytes() - 2;
  }

  @Override
  public void check(RsaKeyInTpm key) throws InvalidKeyException {
    key.requireDecryptOaep(oaep());
  }

  @Override
  public void checkPrivate(RsaKeyInTpm key) throws InvalidKeyException {
    throw new InvalidKeyException("OAEP is no padding of signatures: it takes a public key");
  }

  private Oaep oaep() {
    return new Oaep(hash.function(), maskHash.function(), label);
  }

  @Override
  public byte[] decrypt(RsaKeyInTpm key, byte[] cipherText) throws BadPaddingException {
    return key.decryptOaep(oaep(), cipherText);
  }

  @Override
  public byte[] applyPrivate(RsaKeyInTpm key, byte[] content) throws SignatureException {
    throw new SignatureException("OAEP is no padding of signatures");
  }
}
