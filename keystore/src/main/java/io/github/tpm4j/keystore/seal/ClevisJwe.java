package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Data as {@code clevis encrypt tpm2} seals them (clevis 19): a JWE in its compact form (RFC 7516,
 * 7.1), encrypted with AES-256-GCM by a key that the TPM has sealed to PCR or to nothing. Both
 * programs read what the other has written.
 *
 * <p>What talks to the TPM throws {@link io.github.tpm4j.tss.error.TpmException}.
 */
public final class ClevisJwe {
  /** Longest JWE that is read, in characters. */
  public static final int MAX_CHARACTERS = 1 << 24;

  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final int PARTS = 5;
  private static final int MAX_PCR = 31;
  private static final int MAX_BLOB_BYTES = 1 << 12;
  private static final String TPM2 = "clevis.tpm2.";

  private final TpmConnection tpm;

  private ClevisJwe(TpmConnection tpm) {
    this.tpm = tpm;
  }

  /**
   * Reads and writes with a TPM.
   *
   * @param tpm the TPM that seals or has sealed the data
   * @return an object for any number of JWE
   */
  public static ClevisJwe with(TpmConnection tpm) {
    return new ClevisJwe(tpm);
  }

  /**
   * Decrypts.
   *
   * @param jwe the compact form: five parts of base64url between dots
   * @return to be wiped by the caller
   * @throws TpmPolicyException if PCR have other values than when the data were sealed
   * @throws SealedDataException if it is no JWE of clevis' pin tpm2, or damaged
   */
  public SecretBytes decrypt(String jwe) throws SealedDataException {
    require(jwe.length() <= MAX_CHARACTERS, "it is longer than " + MAX_CHARACTERS + " characters");
    String[] parts = jwe.strip().split("\\.", -1);
    require(parts.length == PARTS && parts[1].isEmpty(), "it is not of five parts, the key empty");
    Map<String, String> header = JsonStrings.read(decoded(parts[0]));
    require("dir".equals(header.get("alg")), "alg is not dir");
    require("A256GCM".equals(header.get("enc")), "enc is not A256GCM");
    require("tpm2".equals(header.get("clevis.pin")), "clevis.pin is not tpm2");
    require(!header.containsKey("zip") && !header.containsKey("crit"), "it has zip or crit");
    byte[] iv = decoded(parts[2]);
    byte[] tag = decoded(parts[4]);
    require(iv.length == IV_BYTES && tag.length == TAG_BYTES, "iv or tag are of the wrong size");
    byte[] cipherText = decoded(parts[3]);
    byte[] sealed = Arrays.copyOf(cipherText, cipherText.length + TAG_BYTES);
    System.arraycopy(tag, 0, sealed, cipherText.length, TAG_BYTES);
    byte[] key = key(header);
    try {
      return SecretBytes.adopt(crypt(Cipher.DECRYPT_MODE, key, iv, parts[0], sealed));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] key(Map<String, String> header) throws SealedDataException {
    String hash = field(header, "hash");
    KeyBlob blob = blob(decoded(field(header, "jwk_pub")), decoded(field(header, "jwk_priv")));
    StorageParent parent = ClevisParent.of(device(), hash, field(header, "key"));
    try (SecretBytes jwk =
        device().key(parent, blob, authorization(header, blob.publicArea())).unseal()) {
      Map<String, String> key = JsonStrings.read(jwk.borrow());
      byte[] k = decoded(key.getOrDefault("k", ""));
      require(
          "oct".equals(key.get("kty")) && k.length == KEY_BYTES,
          "its sealed key is of another kind");
      return k;
    }
  }

  private KeyAuthorization authorization(Map<String, String> header, TpmtPublic area)
      throws SealedDataException {
    String pcrs = header.get(TPM2 + "pcr_ids");
    if (pcrs == null || pcrs.isEmpty()) {
      return KeyAuthorization.EMPTY_PASSWORD;
    }
    TpmAlg bank = ClevisParent.hash(header.getOrDefault(TPM2 + "pcr_bank", "sha1")).alg();
    Policy policy = Policy.pcr(device().readPcr(PcrSelections.of(bank, numbers(pcrs))));
    if (!policy.digest(HashAlg.of(area.nameAlg())).equals(area.authPolicy())) {
      throw new TpmPolicyException(
          "The data are sealed to other values of PCR "
              + pcrs
              + " ("
              + HashAlg.of(bank)
              + ") than they have now; which of them differs the JWE does not say. Undo what"
              + " changed them and restart the machine, or bind anew");
    }
    return KeyAuthorization.policy(policy);
  }

  private static int[] numbers(String pcrs) throws SealedDataException {
    try {
      int[] numbers =
          Arrays.stream(pcrs.split(",")).map(String::strip).mapToInt(Integer::parseInt).toArray();
      require(Arrays.stream(numbers).allMatch(n -> n >= 0 && n <= MAX_PCR), "pcr_ids is wrong");
      return numbers;
    } catch (NumberFormatException e) {
      throw new SealedDataException("This is no JWE of clevis: pcr_ids is wrong", e);
    }
  }

  /**
   * Encrypts, without a condition but the TPM.
   *
   * @param data the data to be encrypted; the caller wipes them
   * @return the compact form, without an end of line
   */
  public String encrypt(SecretBytes data) {
    return encrypt(data, PcrSelections.NONE);
  }

  /**
   * Encrypts; PCR must have their values of now.
   *
   * @param data the data to be encrypted; the caller wipes them
   * @param pcrs of one bank; an empty selection for no condition
   * @return the compact form
   */
  public String encrypt(SecretBytes data, TpmlPcrSelection pcrs) {
    if (pcrs.pcrSelections().size() > 1) {
      throw new IllegalArgumentException("clevis binds to PCR of one bank");
    }
    byte[] key = new byte[KEY_BYTES];
    byte[] iv = new byte[IV_BYTES];
    SecureRandom random = new SecureRandom();
    random.nextBytes(key);
    random.nextBytes(iv);
    try {
      String header = encoded(header(key, pcrs).getBytes(StandardCharsets.UTF_8));
      byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, iv, header, data.borrow());
      int end = sealed.length - TAG_BYTES;
      return String.join(
          ".",
          header,
          "",
          encoded(iv),
          encoded(Arrays.copyOf(sealed, end)),
          encoded(Arrays.copyOfRange(sealed, end, sealed.length)));
    } catch (SealedDataException e) {
      throw new IllegalStateException(e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private String header(byte[] key, TpmlPcrSelection pcrs) {
    KeyTemplate template = KeyTemplate.sealed();
    String condition = "";
    if (!PcrSelections.pcrs(pcrs).isEmpty()) {
      template = template.boundTo(Policy.pcr(device().readPcr(pcrs)));
      String numbers =
          String.join(
              ",",
              PcrSelections.pcrs(pcrs).stream()
                  .map(pcr -> Integer.toString(pcr.number()))
                  .toList());
      String bank = ClevisParent.name(pcrs.pcrSelections().get(0).hash());
      condition = ",\"pcr_bank\":\"" + bank + "\",\"pcr_ids\":\"" + numbers + "\"";
    }
    String type = tpm.implementsAlgorithm(TpmAlg.ECC) ? "ecc" : "rsa";
    try (SecretBytes jwk = jwk(key)) {
      KeyBlob blob =
          device()
              .seal(
                  ClevisParent.of(device(), "sha256", type),
                  template.build(),
                  SecretBytes.EMPTY,
                  jwk);
      return "{\"alg\":\"dir\",\"clevis\":{\"pin\":\"tpm2\",\"tpm2\":{\"hash\":\"sha256\",\"jwk_priv\":\""
          + encoded(new TpmWriter().sized(blob.privateArea()).toByteArray())
          + "\",\"jwk_pub\":\""
          + encoded(new TpmWriter().sized(blob.publicArea()).toByteArray())
          + "\",\"key\":\""
          + type
          + "\""
          + condition
          + "}},\"enc\":\"A256GCM\"}";
    }
  }

  private static SecretBytes jwk(byte[] key) {
    String text = "{\"alg\":\"A256GCM\",\"k\":\"" + encoded(key) + "\",\"kty\":\"oct\"}\n";
    return SecretBytes.adopt(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] crypt(int mode, byte[] key, byte[] iv, String header, byte[] input)
      throws SealedDataException {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
      cipher.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
      return cipher.doFinal(input);
    } catch (AEADBadTagException e) {
      throw new SealedDataException("The JWE is not as it was written", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JVM has no AES-256-GCM", e);
    }
  }

  private static KeyBlob blob(byte[] publicArea, byte[] privateArea) throws SealedDataException {
    try {
      TpmReader in = new TpmReader(privateArea, Limits.ANY);
      Bytes encrypted = Bytes.adopt(in.sizedArray(MAX_BLOB_BYTES));
      TpmtPublic area = TpmtPublic.readSized(new TpmReader(publicArea, Limits.ANY));
      require(
          in.remaining() == 0 && HashAlg.find(area.nameAlg()).isPresent(),
          "jwk_pub or jwk_priv is damaged");
      return new KeyBlob(area, encrypted);
    } catch (WireException e) {
      throw new SealedDataException("This is no JWE of clevis: jwk_pub or jwk_priv is damaged", e);
    }
  }

  private static String field(Map<String, String> header, String name) throws SealedDataException {
    String value = header.get(TPM2 + name);
    require(value != null, name + " is missing");
    return value;
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  // Only as it is encoded: else the last character could be changed unseen (RFC 4648, 3.5).
  private static byte[] decoded(String text) throws SealedDataException {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (encoded(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // It is told below, without the text: that of the key is secret.
    }
    throw new SealedDataException("This is no JWE of clevis: it is not in base64url");
  }

  private static void require(boolean condition, String problem) throws SealedDataException {
    if (!condition) {
      throw new SealedDataException(
          "This is no JWE of clevis' pin tpm2 that is read here: " + problem);
    }
  }

  private TpmDevice device() {
    return tpm.device();
  }
}
