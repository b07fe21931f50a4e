package io.github.tpm4j.keystore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import org.junit.jupiter.api.Test;

class KeyAuthTest {
  private static final String TEXT = "pässword";

  @Test
  void aPasswordIsUtf8() {
    SecretBytes value = KeyAuth.password(TEXT.toCharArray()).value("web");
    assertArrayEquals(TEXT.getBytes(StandardCharsets.UTF_8), value.borrow());
  }

  @Test
  void whatIsGivenOutMayBeWiped() {
    KeyAuth auth = KeyAuth.password(TEXT.toCharArray());
    auth.value("web").close();
    assertArrayEquals(TEXT.getBytes(StandardCharsets.UTF_8), auth.value("web").borrow());
  }

  @Test
  void noPasswordIsAnEmptyAuthValue() {
    assertTrue(KeyAuth.password(null).isNone());
    assertTrue(KeyAuth.none().value("web").isEmpty());
    assertEquals("none", KeyAuth.none().copy().toString());
  }

  @Test
  void anEmptyPasswordIsOneThatWasGiven() {
    for (KeyAuth empty :
        List.of(KeyAuth.password(new char[0]), KeyAuth.password(new char[0]).copy())) {
      assertFalse(empty.isNone());
      assertTrue(empty.value("web").isEmpty());
      assertEquals("a password", empty.toString());
    }
  }

  @Test
  void anEmptyPasswordIsOne() {
    KeyAuth empty = KeyAuth.password(new char[0]);
    assertFalse(empty.isNone());
    assertFalse(empty.copy().isNone());
    assertTrue(empty.value("web").isEmpty());
  }

  @Test
  void whoeverIsAskedIsToldTheAlias() {
    CallbackHandler handler =
        callbacks -> {
          PasswordCallback callback = (PasswordCallback) callbacks[0];
          callback.setPassword(callback.getPrompt().toCharArray());
        };
    SecretBytes value = KeyAuth.callback(handler).value("web");
    assertEquals("Password of TPM key web", new String(value.borrow(), StandardCharsets.UTF_8));
  }

  @Test
  void nobodyAnsweringIsAFailureThatNamesTheKey() {
    CallbackHandler silent = callbacks -> {};
    CallbackHandler broken =
        callbacks -> {
          throw new IOException("no terminal");
        };
    for (CallbackHandler handler : new CallbackHandler[] {silent, broken}) {
      TpmException failure =
          assertThrows(TpmException.class, () -> KeyAuth.callback(handler).value("web"));
      assertTrue(failure.getMessage().contains("web"), failure.getMessage());
    }
  }

  @Test
  void printsNoPassword() {
    assertFalse(KeyAuth.password(TEXT.toCharArray()).toString().contains(TEXT));
  }

  @Test
  void givesNothingInThePlaceOfAPasswordThatWasWiped() {
    KeyAuth auth = KeyAuth.password(TEXT.toCharArray());
    KeyAuth copy = auth.copy();
    auth.close();
    TpmException failure = assertThrows(TpmException.class, () -> auth.value("web"));
    assertTrue(failure.getMessage().contains("web"), failure.getMessage());
    assertArrayEquals(TEXT.getBytes(StandardCharsets.UTF_8), copy.value("web").borrow());
  }
}
