package io.github.tpm4j.conformance.policy;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The tools of the TSS's Feature API (tss2_*) on a swtpm, with a key store of their own. They need
 * neither D-Bus nor a certificate of the endorsement key ({@code ek_cert_less}).
 */
final class Fapi {
  private final Path folder;
  private int files;

  Fapi(Swtpm swtpm, Path folder) throws IOException {
    this.folder = folder;
    for (String part : new String[] {"user", "system", "log"}) {
      Files.createDirectory(folder.resolve(part));
    }
    Files.writeString(
        folder.resolve("conf.json"),
        """
        {
          "profile_name": "P_ECCP256SHA256",
          "profile_dir": "/etc/tpm2-tss/fapi-profiles/",
          "user_dir": "%1$s/user",
          "system_dir": "%1$s/system",
          "log_dir": "%1$s/log",
          "tcti": "%2$s",
          "ek_cert_less": "yes",
          "system_pcrs": []
        }
        """
            .formatted(folder, swtpm.tcti()));
    run("tss2_provision");
  }

  Tool tool(String... command) {
    return Tool.of(command)
        .with("TSS2_FAPICONF", folder.resolve("conf.json").toString())
        .in(folder);
  }

  ToolResult run(String... command) {
    return tool(command).succeed();
  }

  /** Puts a policy into the policy store. */
  ToolResult importPolicy(String path, String json) throws IOException {
    return tool("tss2_import", "-p", path, "-i", file(json).toString()).run();
  }

  /** Makes a signing key that is bound to a policy; without a password. */
  ToolResult createKey(String path, String policy) {
    return tool("tss2_createkey", "-p", path, "-t", "sign,noDa", "--policyPath", policy, "-a", "")
        .run();
  }

  /** The policy that a key is bound to, or that is in the policy store, as FAPI exports it. */
  String exportPolicy(String path) throws IOException {
    Path file = file("");
    run("tss2_exportpolicy", "-p", path, "-o", file.toString(), "-f");
    return Files.readString(file);
  }

  TpmtPublic publicArea(String path) throws IOException {
    Path file = file("");
    run("tss2_gettpmblobs", "-p", path, "-u", file.toString(), "-f");
    return TpmtPublic.readSized(new TpmReader(Files.readAllBytes(file), Limits.ANY));
  }

  ToolResult sign(String path) throws IOException {
    Path digest = file("");
    Files.write(digest, new byte[32]);
    return tool("tss2_sign", "-p", path, "-d", digest.toString(), "-o", file("").toString(), "-f")
        .run();
  }

  /** Approves a policy of the policy store by a key of FAPI's. */
  void authorizePolicy(String policy, String key, Bytes policyRef) throws IOException {
    Path ref = file("");
    Files.write(ref, policyRef.toByteArray());
    // Its short option -r takes no argument, whatever its manual page says.
    run("tss2_authorizepolicy", "--policyPath=" + policy, "--keyPath=" + key, "--policyRef=" + ref);
  }

  Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("file" + files++), content);
  }
}
