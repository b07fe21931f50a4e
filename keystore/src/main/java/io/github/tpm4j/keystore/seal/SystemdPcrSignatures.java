package io.github.tpm4j.keystore.seal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Signed values of PCR, as {@code systemd-measure sign} writes them and systemd looks for them in
 * {@code tpm2-pcr-signature.json}: JSON with a list for each bank. The TPM verifies them when they
 * are used.
 */
public final class SystemdPcrSignatures {
  /** No signatures, for what needs none. */
  public static final SystemdPcrSignatures NONE = new SystemdPcrSignatures(List.of());

  /** Longest text that is read, in characters. */
  public static final int MAX_CHARACTERS = 1 << 20;

  private record Entry(
      TpmAlg bank, Set<Integer> pcrs, Bytes fingerprint, Bytes policy, Bytes signature) {}

  private final List<Entry> entries;

  private SystemdPcrSignatures(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads signatures. Banks that TPMs do not have are passed over, and so are unknown fields.
   *
   * @param json the text of the file
   * @return the signatures in it, none of them verified
   * @throws SealedDataException if the text is something else
   */
  public static SystemdPcrSignatures read(String json) throws SealedDataException {
    require(json.length() <= MAX_CHARACTERS);
    List<Entry> entries = new ArrayList<>();
    try (JsonParser in = JsonStrings.FACTORY.createParser(json)) {
      require(in.nextToken() == JsonToken.START_OBJECT);
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        Optional<TpmAlg> bank = ClevisParent.find(in.currentName());
        require(in.nextToken() == JsonToken.START_ARRAY);
        while (in.nextToken() == JsonToken.START_OBJECT) {
          Optional<Entry> entry = entry(in, bank.orElse(TpmAlg.NULL));
          bank.flatMap(known -> entry).ifPresent(entries::add);
        }
        require(in.currentToken() == JsonToken.END_ARRAY);
      }
      require(in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null);
    } catch (SealedDataException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new SealedDataException("The signatures of PCR values are damaged", e);
    }
    return new SystemdPcrSignatures(entries);
  }

  /** One that lacks a part signs nothing. */
  private static Optional<Entry> entry(JsonParser in, TpmAlg bank) throws IOException {
    Set<Integer> pcrs = new TreeSet<>();
    Bytes fingerprint = Bytes.EMPTY;
    Bytes policy = Bytes.EMPTY;
    Bytes signature = Bytes.EMPTY;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "pcrs" -> pcrs.addAll(numbers(in));
        case "pkfp" -> fingerprint = Bytes.ofHex(in.getText());
        case "pol" -> policy = Bytes.ofHex(in.getText());
        case "sig" -> signature = Bytes.adopt(Base64.getDecoder().decode(in.getText()));
        default -> in.skipChildren();
      }
    }
    require(in.currentToken() == JsonToken.END_OBJECT);
    return pcrs.isEmpty() || fingerprint.isEmpty() || policy.isEmpty() || signature.isEmpty()
        ? Optional.empty()
        : Optional.of(new Entry(bank, pcrs, fingerprint, policy, signature));
  }

  private static Set<Integer> numbers(JsonParser in) throws IOException {
    Set<Integer> numbers = new TreeSet<>();
    require(in.currentToken() == JsonToken.START_ARRAY);
    while (in.nextToken() != JsonToken.END_ARRAY) {
      require(in.currentToken() == JsonToken.VALUE_NUMBER_INT);
      int number = in.getIntValue();
      require(number >= 0 && number < SystemdSealed.PCR_COUNT);
      numbers.add(number);
    }
    return numbers;
  }

  /** The signature by a key of the policy that its PCR have their values of now. */
  Optional<Bytes> find(SystemdSigner key, Bytes policy) {
    List<Pcr> pcrs = PcrSelections.pcrs(key.pcrs());
    Set<Integer> numbers = pcrs.stream().map(Pcr::number).collect(Collectors.toSet());
    return entries.stream()
        .filter(entry -> entry.bank().equals(pcrs.get(0).bank()))
        .filter(entry -> entry.pcrs().equals(numbers))
        .filter(entry -> entry.fingerprint().equals(key.fingerprint()))
        .filter(entry -> entry.policy().equals(policy))
        .map(Entry::signature)
        .findFirst();
  }

  private static void require(boolean condition) throws SealedDataException {
    if (!condition) {
      throw new SealedDataException("This is no file of signed PCR values");
    }
  }
}
