package io.github.tpm4j.keystore.seal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.tss.constants.TpmAlg;
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
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens of the type {@code systemd-tpm2} in LUKS2 headers, as {@code systemd-cryptenroll} writes
 * them (systemd 252 to 257; {@code cryptsetup token export} gives them out): a passphrase of a
 * volume that the TPM gives to PCR values, fixed or signed, and maybe a PIN. Both programs read
 * what the other has written; what is written here is the form of 252, which later ones read.
 *
 * <p>Tokens with pcrlock are refused. What talks to the TPM throws {@link
 * io.github.tpm4j.tss.error.TpmException}.
 */
public final class SystemdToken {
  /** Longest token that is read, in characters. */
  public static final int MAX_CHARACTERS = 1 << 16;

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
          "tpm2-pin",
          "tpm2_pubkey",
          "tpm2_pubkey_pcrs",
          "tpm2_salt",
          "tpm2_srk");

  private final TpmConnection tpm;
  private final SystemdPcrSignatures signatures;

  private SystemdToken(TpmConnection tpm, SystemdPcrSignatures signatures) {
    this.tpm = tpm;
    this.signatures = signatures;
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
    return new SystemdToken(tpm, SystemdPcrSignatures.NONE);
  }

  /**
   * For tokens that ask for PCR values which somebody has signed.
   *
   * @param value what is signed; each token takes what is by its key
   * @return an object that has these signatures
   */
  public SystemdToken signatures(SystemdPcrSignatures value) {
    return new SystemdToken(tpm, value);
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
    SystemdSealed sealed = sealed(token);
    Bytes salt = decoded(token, "tpm2_salt");
    try (SecretBytes authValue =
            sealed.policy().usesPin() ? SystemdPin.authValue(pin, salt) : SecretBytes.of();
        SecretBytes secret = sealed.unseal(tpm.device(), authValue, signatures)) {
      return encoded(secret);
    }
  }

  private static SystemdSealed sealed(Map<String, String> token) throws SealedDataException {
    require(token.containsKey("tpm2-blob"), "tpm2-blob is missing");
    TpmAlg bank = ClevisParent.hash(token.getOrDefault("tpm2-pcr-bank", "sha256")).alg();
    Optional<SystemdSigner> signer = Optional.empty();
    if (token.containsKey("tpm2_pubkey")) {
      TpmlPcrSelection signed = selection(token, "tpm2_pubkey_pcrs", bank);
      require(!PcrSelections.pcrs(signed).isEmpty(), "no PCR values are signed");
      signer = Optional.of(SystemdSigner.read(decoded(token, "tpm2_pubkey"), signed));
    }
    Optional<SystemdParent> storageKey = Optional.empty();
    if (token.containsKey("tpm2_srk")) {
      storageKey = Optional.of(SystemdParent.read(decoded(token, "tpm2_srk")));
    }
    return new SystemdSealed(
        decoded(token, "tpm2-blob"),
        hex(token.get("tpm2-policy-hash")),
        new SystemdPolicy(
            selection(token, "tpm2-pcrs", bank),
            signer,
            Boolean.parseBoolean(token.get("tpm2-pin"))),
        token.getOrDefault("tpm2-primary-alg", "ecc"),
        storageKey);
  }

  private static TpmlPcrSelection selection(Map<String, String> token, String field, TpmAlg bank)
      throws SealedDataException {
    String pcrs = token.getOrDefault(field, "");
    int mask = 0;
    for (String pcr : pcrs.isEmpty() ? new String[0] : pcrs.split(",")) {
      require(pcr.matches("[0-9]|1[0-9]|2[0-3]"), field + " is wrong");
      mask |= 1 << Integer.parseInt(pcr);
    }
    return SystemdSealed.selection(bank, mask);
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
        SecretBytes authValue =
            pin.isNone() ? SecretBytes.of() : SystemdPin.authValue(pin, Bytes.EMPTY)) {
      SystemdPolicy policy = SystemdPolicy.of(pcrs, !authValue.isEmpty());
      SystemdSealed sealed = SystemdSealed.seal(tpm.device(), secret, policy, authValue);
      return new Enrolled(json(keyslot, sealed), encoded(secret));
    }
  }

  private static String json(int keyslot, SystemdSealed sealed) {
    TpmlPcrSelection pcrs = sealed.policy().pcrs();
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
      out.writeBooleanField("tpm2-pin", sealed.policy().usesPin());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static SecretBytes encoded(SecretBytes secret) {
    return SecretBytes.adopt(Base64.getEncoder().encode(secret.borrow()));
  }

  private static Bytes decoded(Map<String, String> token, String field) throws SealedDataException {
    try {
      return Bytes.adopt(Base64.getDecoder().decode(token.getOrDefault(field, "")));
    } catch (IllegalArgumentException e) {
      throw new SealedDataException(field + " of the token is not in base64", e);
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
