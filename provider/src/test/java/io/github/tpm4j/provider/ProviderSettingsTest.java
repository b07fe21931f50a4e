package io.github.tpm4j.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProviderException;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {
  @TempDir Path folder;

  @Test
  void aTctiIsTakenAsItIs() {
    assertEquals(
        TpmSettings.of("device:/dev/tpmrm0"), ProviderSettings.parse("device:/dev/tpmrm0"));
  }

  @Test
  void aFileTellsTctiAndParent() throws IOException {
    Path file = write("tcti = engine:memory\nparent = 0x81000001\n");
    TpmSettings settings = ProviderSettings.parse(file.toString());
    assertEquals(Optional.of("engine:memory"), settings.tcti());
    assertEquals(TpmHandle.of(0x81000001), settings.parent());
  }

  @Test
  void anEmptyFileTellsNothing() throws IOException {
    assertEquals(TpmSettings.DEFAULT, ProviderSettings.parse(write("").toString()));
  }

  @Test
  void aFileTellsTheStorageKeyAndWhereTheOwnersPasswordIs() throws Exception {
    Files.writeString(folder.resolve("owner"), "sésame\r\nnot this");
    Path file = write("storageKeyName = 000Bff\nownerPasswordFile = owner\n");
    TpmSettings settings = ProviderSettings.parse(file.toString());
    assertEquals(Optional.of(Bytes.ofHex("000bff")), settings.storageKeyName());
    PasswordCallback callback = new PasswordCallback("?", false);
    settings.ownerPassword().orElseThrow().handle(new Callback[] {callback});
    assertEquals("sésame", new String(callback.getPassword()));
    assertEquals(settings, ProviderSettings.parse(file.toString()));
  }

  @Test
  void approvalsThatAreNoneAreRefused_withTheFile() throws Exception {
    Path settings = write("policyApprovals = approved\n");
    String absent =
        assertThrows(ProviderException.class, () -> ProviderSettings.parse(settings.toString()))
            .getMessage();
    assertTrue(absent.contains("policyApprovals"), absent);
    Path approved = Files.createDirectory(folder.resolve("approved"));
    ProviderSettings.parse(settings.toString());
    Files.writeString(approved.resolve("a.json"), "{\"policy\":[{}]}");
    String wrong =
        assertThrows(ProviderException.class, () -> ProviderSettings.parse(settings.toString()))
            .getMessage();
    assertTrue(wrong.contains("$.policy[0]"), wrong);
  }

  @Test
  void aFileTellsWhereTheParentsPasswordIs() throws Exception {
    Files.writeString(folder.resolve("srk"), "sésame\nnot this");
    Files.writeString(folder.resolve("empty"), "");
    assertEquals("sésame", parentPassword("parentPasswordFile = srk"));
    assertEquals("", parentPassword("parent = 81000002\nparentPasswordFile = empty"));
    assertTrue(ProviderSettings.parse(write("").toString()).parentAuth().auth().isNone());
  }

  private String parentPassword(String content) throws IOException {
    KeyAuth auth = ProviderSettings.parse(write(content).toString()).parentAuth().auth();
    assertFalse(auth.isNone());
    return new String(auth.value("parent").borrow(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tpm = x", "parent = owner", "parent = 123456789", "storageKeyName = 0g"})
  void slipsOfThePenAreRefused(String content) throws IOException {
    Path file = write(content);
    ProviderException refusal =
        assertThrows(ProviderException.class, () -> ProviderSettings.parse(file.toString()));
    assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
  }

  @Test
  void aFileThatIsNotThereIsNoTcti() {
    assertThrows(
        ProviderException.class, () -> ProviderSettings.parse(folder.resolve("absent").toString()));
    assertThrows(ProviderException.class, () -> ProviderSettings.parse("tpm.properties"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"swptm:port=2321", "swtpm:prot=2321", "swtpm:port=x", "engine:disk", ""})
  void aStringThatNamesNoTpmIsRefusedByItsName(String tcti) throws IOException {
    ProviderException refusal =
        assertThrows(ProviderException.class, () -> new TpmProvider().configure(tcti));
    assertTrue(refusal.getMessage().contains('"' + tcti + '"'), refusal.getMessage());
    Path file = write("tcti = " + tcti);
    ProviderException ofFile =
        assertThrows(ProviderException.class, () -> new TpmProvider().configure(file.toString()));
    assertTrue(ofFile.getMessage().contains('"' + tcti + '"'), ofFile.getMessage());
    assertTrue(ofFile.getMessage().contains(file.toString()), ofFile.getMessage());
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("settings.properties"), content);
  }
}
