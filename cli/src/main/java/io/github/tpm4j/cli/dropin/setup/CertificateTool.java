package io.github.tpm4j.cli.dropin.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.engine.manufacture.EkSubject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program that makes certificates, such as swtpm_localca(8). */
final class CertificateTool {
  private final SetupSettings settings;
  private final EkSubject facts;
  private final Path folder;
  private final SetupLog log;

  CertificateTool(SetupSettings settings, EkSubject facts, Path folder, SetupLog log) {
    this.settings = settings;
    this.facts = facts;
    this.folder = folder;
    this.log = log;
  }

  /**
   * Runs it.
   *
   * @param type {@code ek} or {@code platform}
   * @return the certificate, DER
   */
  byte[] make(String tool, String type, PublicKey key) throws Refusal {
    Path program =
        Programs.inPath(tool, System.getenv())
            .orElseThrow(() -> new Refusal("Could not find " + tool + " in PATH."));
    List<String> command = command(program, type, key);
    log.info("  Invoking " + String.join(" ", command));
    run(program, command);
    Path file = folder.resolve(type + ".cert");
    try {
      byte[] certificate = Files.readAllBytes(file);
      Files.delete(file);
      return certificate;
    } catch (IOException e) {
      throw new Refusal("Failed to open file " + file + ": it was not made", e);
    }
  }

  private List<String> command(Path program, String type, PublicKey key) {
    List<String> words = new ArrayList<>(List.of(program.toString(), "--type", type));
    words.addAll(List.of("--ek", text(key), "--dir", folder.toString()));
    log.file().ifPresent(file -> words.addAll(List.of("--logfile", file.toString())));
    settings.vmId().ifPresent(id -> words.addAll(List.of("--vmid", id)));
    words.addAll(List.of("--tpm-spec-family", facts.family()));
    words.addAll(List.of("--tpm-spec-level", String.valueOf(facts.level())));
    words.addAll(List.of("--tpm-spec-revision", String.valueOf(facts.revision())));
    words.addAll(List.of("--tpm-manufacturer", facts.manufacturer()));
    words.addAll(List.of("--tpm-model", facts.model(), "--tpm-version", facts.version()));
    words.addAll(settings.family().words());
    if (settings.keys().use().signs()) {
      words.add("--allow-signing");
      if (settings.keys().use().decrypts()) {
        words.add("--decryption");
      }
    }
    addFile(words, "--configfile", settings.config().certificateToolConfig());
    addFile(words, "--optsfile", settings.config().certificateToolOptions());
    return words;
  }

  private static void addFile(List<String> words, String option, Optional<String> file) {
    file.ifPresent(path -> words.addAll(List.of(option, path)));
  }

  private static String text(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return hex(rsa.getModulus(), rsa.getModulus().bitLength());
    }
    ECPublicKey onCurve = (ECPublicKey) key;
    int bits = onCurve.getParams().getCurve().getField().getFieldSize();
    ECPoint point = onCurve.getW();
    return "x="
        + hex(point.getAffineX(), bits)
        + ",y="
        + hex(point.getAffineY(), bits)
        + ",id=secp384r1";
  }

  private static String hex(BigInteger number, int bits) {
    int bytes = (bits + Byte.SIZE - 1) / Byte.SIZE;
    return ("%0" + 2 * bytes + "x").formatted(number);
  }

  private void run(Path program, List<String> command) throws Refusal {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      int status = process.waitFor();
      if (status != 0) {
        throw new Refusal(program.getFileName() + " exit with status " + status + ": " + output);
      }
      output.lines().forEach(line -> log.info(program.getFileName() + ": " + line));
    } catch (IOException e) {
      throw new Refusal("An error occurred running " + program + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("The wait for " + program + " was interrupted", e);
    }
  }
}
