package io.github.tpm4j.trousers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.ToolFailure;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

/** simple-tpm-pk11: its own tools, and its PKCS#11 module in pkcs11-tool and OpenSSH. */
abstract class SimpleTpmPk11Contract extends Contract {
  private static final String MODULE = "/usr/lib/x86_64-linux-gnu/libsimple-tpm-pk11.so";
  private static final byte[] DATA = "what is signed".getBytes(StandardCharsets.UTF_8);

  SimpleTpmPk11Contract(ServedTpm.Starter starter) {
    super(starter);
  }

  @Override
  Stack prepare(ServedTpm tpm) throws IOException {
    Stack stack = super.prepare(tpm);
    Files.createDirectory(stack.file(".simple-tpm-pk11"));
    stack.run("stpm-keygen", "-o", stack.file(".simple-tpm-pk11/my.key").toString());
    Files.writeString(stack.file(".simple-tpm-pk11/config"), "key my.key\n");
    Files.write(stack.file("data"), DATA);
    return stack;
  }

  private TpmKey key() throws IOException {
    return KeyFiles.simpleTpmPk11(stack().file(".simple-tpm-pk11/my.key"));
  }

  /** The key's scheme pads whatever it is given (PKCS#1 v1.5). */
  private void assertSigned(byte[] signature) throws Exception {
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.DECRYPT_MODE, RsaPublicKeys.of(key().pubkey()));
    assertArrayEquals(DATA, cipher.doFinal(signature));
  }

  @Test
  void itsToolSigns() throws Exception {
    String key = stack().file(".simple-tpm-pk11/my.key").toString();
    String printed = run("stpm-sign", "-k", key, "-f", "data");
    String hex =
        printed
            .lines()
            .map(String::strip)
            .filter(line -> line.matches("[0-9a-f]{512}"))
            .findFirst()
            .orElseThrow(() -> new ToolFailure("no signature: " + printed));
    assertSigned(HexFormat.of().parseHex(hex));
  }

  @Test
  void pkcs11ToolSigns() throws Exception {
    run("pkcs11-tool", "--module", MODULE, "-s", "-m", "RSA-PKCS", "-i", "data", "-o", "sig");
    assertSigned(Files.readAllBytes(stack().file("sig")));
  }

  @Test
  void opensshFindsTheKey() throws IOException {
    String printed = run("ssh-keygen", "-D", MODULE);
    assertTrue(printed.startsWith("ssh-rsa "), printed);
    assertEquals(256, key().modulus().size());
  }
}
