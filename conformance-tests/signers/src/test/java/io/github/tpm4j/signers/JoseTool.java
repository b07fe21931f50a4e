package io.github.tpm4j.signers;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/**
 * José, a command in C, which verifies and encrypts by OpenSSL what Java programs made and read.
 */
final class JoseTool {
  private final Path folder;

  JoseTool(Path folder) {
    this.folder = folder;
  }

  /** The payload of a token that this key has signed. */
  String verify(String token, PublicKey key) throws Exception {
    return verification(token, key).succeed().text();
  }

  /** That this key has not signed a token. */
  ToolResult refuse(String token, PublicKey key) throws Exception {
    return verification(token, key).refuse();
  }

  private Tool verification(String token, PublicKey key) throws Exception {
    Path jwk = Files.writeString(folder.resolve("jwk"), jwk(key).toJSONString());
    return Tool.of("jose", "jws", "ver", "-i-", "-k", jwk.toString(), "-O-")
        .input(token.getBytes(StandardCharsets.US_ASCII));
  }

  /** A message for a key of EC, in compact form; Debian's José has no RSA-OAEP. */
  String encrypt(String message, PublicKey key, String algorithm) throws Exception {
    Path jwk = Files.writeString(folder.resolve("jwk"), jwk(key).toJSONString());
    String template = "{\"protected\":{\"alg\":\"%s\",\"enc\":\"A256GCM\"}}".formatted(algorithm);
    return Tool.of("jose", "jwe", "enc", "-i", template, "-I-", "-k", jwk.toString(), "-c")
        .input(message.getBytes(StandardCharsets.UTF_8))
        .succeed()
        .text();
  }

  /** A public key as JSON. */
  static JWK jwk(PublicKey key) {
    return key instanceof RSAPublicKey rsa
        ? new RSAKey.Builder(rsa).build()
        : new ECKey.Builder(curve((ECPublicKey) key), (ECPublicKey) key).build();
  }

  static Curve curve(ECPublicKey key) {
    return Curve.forECParameterSpec(key.getParams());
  }
}
