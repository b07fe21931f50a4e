package io.github.tpm4j.keystore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;

/**
 * The first line of a file as a password. The file is read each time the password is asked for.
 *
 * @param path in UTF-8; only who may have the password should be able to read it
 */
record PasswordFile(Path path) implements CallbackHandler {

  @Override
  public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (!(callback instanceof PasswordCallback password)) {
        throw new UnsupportedCallbackException(callback);
      }
      char[] line = firstLine();
      password.setPassword(line);
      Arrays.fill(line, '\0');
    }
  }

  private char[] firstLine() throws IOException {
    byte[] content = Files.readAllBytes(path);
    int end = 0;
    while (end < content.length && content[end] != '\n' && content[end] != '\r') {
      end++;
    }
    var decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(content, 0, end));
    char[] line = Arrays.copyOf(decoded.array(), decoded.limit());
    Arrays.fill(decoded.array(), '\0');
    Arrays.fill(content, (byte) 0);
    return line;
  }
}
