package io.github.tpm4j.keystore.seal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * Tokens of the type {@code systemd-tpm2} in LUKS2 headers, as {@code systemd-cryptenroll} writes
 * them (systemd 252; {@code cryptsetup token export} gives them out): a passphrase of a volume that
 * the TPM gives to PCR values, and maybe a PIN. Both programs read what the other has written.
 *
 * <p>Tokens with a signed PCR policy, a salt, another storage key or pcrlock, which later versions
 * write too, are refused. What talks to the TPM throws {@link
 * io.github.tpm4j.tss.error.TpmException}.
 */
public final class SystemdToken {
  /** Longest token that is read, in characters. */
  public static final int MAX_CHARACTERS = 1 << 16;

  private static final String NAME = "the token";
  private static final JsonFactory JSON = new JsonFactory();

  private static final Set<String> KNOWN =
      Set.of(
          "type",
          "keyslots",
          "tpm2-blob",
          "tpm2-pcrs",
          "tpm2-pcr-bank",
          "tpm2-primary-alg",
          "tpm2-policy-hash",
          "tpm2-pin");

  private final TpmConnection tpm;

  private SystemdToken(TpmConnection tpm) {
    this.tpm = tpm;
  }

  /**
   * A token, and the passphrase to add to the volume's keyslot that it names.
   *
   * @param json for {@code cryptsetup token import}; not secret
   * @param passphrase base64 without an end of line; the caller wipes it
   */
  public record Enrolled(String json, SecretBytes passphrase) {}

  /**
   * Reads and writes with a TPM.
   *
   * @param tpm the TPM that seals or has sealed the data
   * @return an object for any number of tokens
   */
  public static SystemdToken with(TpmConnection tpm) {
    return new SystemdToken(tpm);
  }

  /**
   * The passphrase of the volume.
   *
   * @param json the text of one LUKS2 token, as {@code cryptsetup token export} prints it
   * @param pin the PIN, if the token asks for one; the TPM counts wrong ones
   * @return base64, as systemd gives it to LUKS; to be wiped by the caller
   * @throws io.github.tpm4j.tss.error.TpmPolicyException if PCR have other values
   * @throws SealedDataException if it is no such token
   */
  public SecretBytes passphrase(String json, KeyAuth pin) throws SealedDataException {
    require(json.length() <= MAX_CHARACTERS, "it is too long");
    Map<String, String> token = JsonStrings.read(json.getBytes(StandardCharsets.UTF_8));
    require("systemd-tpm2".equals(token.get("type")), "its type is not systemd-tpm2");
    for (String field : token.keySet()) {
      require(KNOWN.contains(field), "it has the field " + field.replaceAll("[^\\w-]", "?"));
    }
    boolean usesPin = Boolean.parseBoolean(token.get("tpm2-pin"));
    SystemdSealed sealed =
        new SystemdSealed(
            decoded(token.get("tpm2-blob")),
            hex(token.get("tpm2-policy-hash")),
            selection(token),
            token.getOrDefault("tpm2-primary-alg", "ecc"),
            usesPin);
    try (SecretBytes authValue = usesPin ? authValue(pin) : SecretBytes.of();
        SecretBytes secret = sealed.unseal(tpm.device(), authValue)) {
      return encoded(secret);
    }
  }

  private static TpmlPcrSelection selection(Map<String, String> token) throws SealedDataException {
    String pcrs = token.getOrDefault("tpm2-pcrs", "");
    TpmAlg bank = ClevisParent.hash(token.getOrDefault("tpm2-pcr-bank", "sha256")).alg();
    int mask = 0;
    for (String pcr : pcrs.isEmpty() ? new String[0] : pcrs.split(",")) {
      require(pcr.matches("[0-9]|1[0-9]|2[0-3]"), "tpm2-pcrs is wrong");
      mask |= 1 << Integer.parseInt(pcr);
    }
    return SystemdSealed.selection(bank, mask);
  }

  // systemd hashes the PIN, and has no zeros at the end of an authValue.
  private static SecretBytes authValue(KeyAuth pin) {
    try (SecretBytes value = pin.value(NAME)) {
      byte[] hash = Digests.of(HashAlg.SHA256, value.borrow()).toByteArray();
      int end = hash.length;
      while (end > 0 && hash[end - 1] == 0) {
        end--;
      }
      SecretBytes trimmed = SecretBytes.adopt(Arrays.copyOf(hash, end));
      Arrays.fill(hash, (byte) 0);
      return trimmed;
    }
  }

  /**
   * Makes a token; PCR must have their values of now when it is used.
   *
   * @param keyslot of the volume, to which the passphrase is to be added
   * @param pcrs of one bank; an empty selection for none
   * @param pin asked for too, unless it is {@link KeyAuth#none}
   * @return the token, and what it protects
   */
  public Enrolled enroll(int keyslot, TpmlPcrSelection pcrs, KeyAuth pin) {
    byte[] random = new byte[SystemdSealed.SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    try (SecretBytes secret = SecretBytes.adopt(random);
        SecretBytes authValue = pin.isNone() ? SecretBytes.of() : authValue(pin)) {
      SystemdSealed sealed = SystemdSealed.seal(tpm.device(), secret, pcrs, authValue);
      return new Enrolled(json(keyslot, sealed, pcrs), encoded(secret));
    }
  }

  private static String json(int keyslot, SystemdSealed sealed, TpmlPcrSelection pcrs) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("type", "systemd-tpm2");
      out.writeArrayFieldStart("keyslots");
      out.writeString(Integer.toString(keyslot));
      out.writeEndArray();
      out.writeStringField("tpm2-blob", Base64.getEncoder().encodeToString(sealed.blob().borrow()));
      out.writeArrayFieldStart("tpm2-pcrs");
      for (Pcr pcr : PcrSelections.pcrs(pcrs)) {
        out.writeNumber(pcr.number());
      }
      out.writeEndArray();
      TpmAlg bank =
          pcrs.pcrSelections().isEmpty() ? TpmAlg.SHA256 : pcrs.pcrSelections().get(0).hash();
      out.writeStringField("tpm2-pcr-bank", ClevisParent.name(bank));
      out.writeStringField("tpm2-primary-alg", sealed.primary());
      out.writeStringField("tpm2-policy-hash", sealed.policyHash().toHex());
      out.writeBooleanField("tpm2-pin", sealed.usesPin());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static SecretBytes encoded(SecretBytes secret) {
    return SecretBytes.adopt(Base64.getEncoder().encode(secret.borrow()));
  }

  private static Bytes decoded(String base64) throws SealedDataException {
    require(base64 != null, "tpm2-blob is missing");
    try {
      return Bytes.adopt(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new SealedDataException("tpm2-blob of the token is not in base64", e);
    }
  }

  private static Bytes hex(String text) throws SealedDataException {
    require(text != null && text.matches("([0-9a-fA-F]{2}){1,64}"), "tpm2-policy-hash is wrong");
    return Bytes.ofHex(text);
  }

  private static void require(boolean condition, String problem) throws SealedDataException {
    if (!condition) {
      throw new SealedDataException("This is no token of systemd that is read here: " + problem);
    }
  }
}
