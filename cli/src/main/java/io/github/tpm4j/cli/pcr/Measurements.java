package io.github.tpm4j.cli.pcr;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is extended: digests, or files that are hashed for each bank. */
final class Measurements {
  private static final String STANDARD_INPUT = "-";

  @Option(
      names = "--digest",
      paramLabel = "BANK:HEX",
      description = "A digest, such as sha256:0123…; once for each bank.")
  private List<String> digests = List.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A file whose digest is extended, in each bank; - is the standard input.")
  private List<Path> files = List.of();

  /**
   * One digest a bank.
   *
   * @param banks for which a file is hashed
   * @throws IllegalArgumentException if not exactly one of both options is there, or it is wrong
   */
  Map<TpmAlg, Bytes> one(List<TpmAlg> banks) throws IOException {
    if (files.size() + (digests.isEmpty() ? 0 : 1) != 1) {
      throw new IllegalArgumentException("What is extended? One --file, or a --digest a bank");
    }
    return files.isEmpty() ? given() : hashed(files.get(0), banks);
  }

  /**
   * What is extended one after the other, in one bank: the digests, then the files.
   *
   * @throws IllegalArgumentException if there is nothing, or it is wrong
   */
  List<Bytes> all(TpmAlg bank) throws IOException {
    if (files.isEmpty() && digests.isEmpty()) {
      throw new IllegalArgumentException("What is extended? Give --file or --digest");
    }
    List<Bytes> all = new ArrayList<>();
    for (String digest : digests) {
      Map.Entry<TpmAlg, Bytes> entry = parse(digest);
      if (!entry.getKey().equals(bank)) {
        throw new IllegalArgumentException(
            "--digest " + digest + " is not of the bank " + PcrText.name(bank));
      }
      all.add(entry.getValue());
    }
    for (Path file : files) {
      all.add(hashed(file, List.of(bank)).get(bank));
    }
    return all;
  }

  private Map<TpmAlg, Bytes> given() {
    Map<TpmAlg, Bytes> given = new LinkedHashMap<>();
    for (String digest : digests) {
      Map.Entry<TpmAlg, Bytes> entry = parse(digest);
      if (given.put(entry.getKey(), entry.getValue()) != null) {
        throw new IllegalArgumentException(
            "There are two digests of the bank " + PcrText.name(entry.getKey()));
      }
    }
    return given;
  }

  private static Map.Entry<TpmAlg, Bytes> parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("--digest " + text + " must be as sha256:HEX");
    }
    TpmAlg bank = PcrText.bank(parts[0]);
    int size = HashAlg.of(bank).digestBytes();
    if (!parts[1].matches("([0-9A-Fa-f]{2}){" + size + "}")) {
      throw new IllegalArgumentException(
          "A digest of " + PcrText.name(bank) + " has " + 2 * size + " hexadecimal digits");
    }
    return Map.entry(bank, Bytes.ofHex(parts[1]));
  }

  private static Map<TpmAlg, Bytes> hashed(Path file, List<TpmAlg> banks) throws IOException {
    byte[] content =
        file.toString().equals(STANDARD_INPUT)
            ? System.in.readAllBytes()
            : Files.readAllBytes(file);
    Map<TpmAlg, Bytes> hashed = new LinkedHashMap<>();
    for (TpmAlg bank : banks) {
      hashed.put(bank, Digests.of(HashAlg.of(bank), Bytes.adopt(content)));
    }
    return hashed;
  }
}
