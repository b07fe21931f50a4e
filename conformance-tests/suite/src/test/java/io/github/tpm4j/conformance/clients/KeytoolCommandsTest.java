package io.github.tpm4j.conformance.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.ToolFailure;
import io.github.tpm4j.peers.ToolResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every command of keytool answers for both kinds of KeyStore, the wrong ones too. */
@Tag("peer")
class KeytoolCommandsTest {
  /** In what keytool prints of an answer that helps nobody. */
  private static final List<String> NEVER =
      List.of("NullPointerException", "ClassCastException", "UnsupportedOperationException: null");

  @TempDir Path folder;

  /** Where the entries are. */
  enum Kind {
    FILE("STORE=\"$TPM\"\n"),
    MEMORY(
        "STORE=\"${TPM/-storetype TPM -keystore client.tpm/-storetype TPM-NV -keystore NONE}\"\n");

    private final String setting;

    Kind(String setting) {
      this.setting = setting;
    }
  }

  /** What a command answers. */
  private enum Answer {
    DONE,
    REFUSED
  }

  /**
   * @param kinds where it is so
   * @param command what is run, each command for the state that those before have left
   * @param words what is printed
   */
  private record Row(Set<Kind> kinds, String command, Answer answer, String words) {}

  private static Row done(String command, String words) {
    return new Row(Set.of(Kind.values()), command, Answer.DONE, words);
  }

  private static Row refused(String command, String words) {
    return new Row(Set.of(Kind.values()), command, Answer.REFUSED, words);
  }

  private static Row done(Kind kind, String command, String words) {
    return new Row(Set.of(kind), command, Answer.DONE, words);
  }

  private static Row refused(Kind kind, String command, String words) {
    return new Row(Set.of(kind), command, Answer.REFUSED, words);
  }

  private static final String AES = "-J-Djava.security.properties=prefer";

  private static final List<Row> ROWS =
      List.of(
          done(
              "-genkeypair $STORE -alias ca -keyalg EC -groupname secp256r1 -dname CN=ca"
                  + " -ext bc:c -keypass changeit",
              ""),
          done(
              "-genkeypair $STORE -alias web -keyalg EC -groupname secp256r1 -dname CN=web"
                  + " -keypass changeit",
              ""),
          refused(
              "-genkeypair $STORE -alias web -keyalg EC -dname CN=web -keypass changeit",
              "alias <web> already exists"),
          refused(
              "-genkeypair ${STORE/-providername TPM/} -alias soft -keyalg RSA -dname CN=soft"
                  + " -keypass changeit",
              "add -providername TPM"),
          refused(
              "-genkeypair $STORE -alias odd -keyalg DSA -dname CN=odd -keypass changeit", "DSA"),
          done("-certreq $STORE -alias web -file web.csr", ""),
          refused("-certreq $STORE -alias nobody -file no.csr", "Alias <nobody> does not exist"),
          done("-printcertreq -file web.csr", "Subject: CN=web"),
          done("-gencert $STORE -alias ca -infile web.csr -outfile web.crt -rfc", ""),
          done("-printcert -file web.crt", "Issuer: CN=ca"),
          done("-gencrl $STORE -alias ca -id 7 -file ca.crl", ""),
          done("-exportcert $STORE -alias ca -rfc -file ca.crt", "stored in file"),
          refused("-exportcert $STORE -alias nobody -rfc", "does not exist"),
          done("-printcrl -file ca.crl $STORE", "ca"),
          done("-importcert $STORE -alias root -file ca.crt -noprompt", "was added"),
          done("-importcert $STORE -alias web -file web.crt", "reply was installed"),
          refused("-importcert $STORE -alias web -file ca.crt -noprompt", "Public keys"),
          done(Kind.FILE, "-list $STORE", "contains 3 entries"),
          // With three certificates of endorsement keys.
          done(Kind.MEMORY, "-list $STORE", "contains 6 entries"),
          done("-list $STORE -alias web", "PrivateKeyEntry"),
          done("-list $STORE -alias web -v", "Certificate chain length: 2"),
          done("-list $STORE -alias root -rfc", "BEGIN CERTIFICATE"),
          refused("-list $STORE -alias nobody", "does not exist"),
          done("-changealias $STORE -alias web -destalias client", ""),
          refused("-changealias $STORE -alias web -destalias other", "does not exist"),
          refused("-changealias $STORE -alias client -destalias ca", "already exists"),
          done("-certreq $STORE -alias client -file client.csr", ""),
          done("-genseckey $STORE -alias files -keyalg AES -keysize 128 " + AES, ""),
          done("-list $STORE -alias files", "SecretKeyEntry"),
          refused(
              "-genseckey $STORE -alias soft -keyalg AES -keysize 128",
              "jdk.security.provider.preferred=KeyGenerator.AES:TPM"),
          refused("-genseckey $STORE -alias soft -keyalg DESede -keysize 168", "AES and HMAC"),
          refused(
              "-importpass $STORE -alias secret -keypass changeit < passwords",
              "tpm4j.sealSecrets"),
          done(
              "-importpass $STORE -alias secret -keypass changeit -J-Dtpm4j.sealSecrets=true"
                  + " < passwords",
              ""),
          done("-list $STORE -alias secret", "SecretKeyEntry"),
          done("-delete $STORE -alias secret", ""),
          done(Kind.FILE, "-keypasswd $STORE -alias client -keypass changeit -new another", ""),
          refused(
              Kind.FILE,
              "-certreq $STORE -alias client -keypass changeit -file no.csr",
              "password"),
          done(Kind.FILE, "-certreq $STORE -alias client -keypass another -file client.csr", ""),
          done(Kind.FILE, "-keypasswd $STORE -alias client -keypass another -new changeit", ""),
          refused(
              Kind.MEMORY,
              "-keypasswd $STORE -alias client -keypass changeit -new another",
              "Make a new key"),
          done(Kind.FILE, "-storepasswd $STORE -new changed", ""),
          refused(Kind.FILE, "-list $STORE", "password"),
          done(
              Kind.FILE,
              "-storepasswd ${STORE/-storepass changeit/-storepass changed} -new changeit",
              ""),
          refused(Kind.MEMORY, "-storepasswd $STORE -new changed", "no password"),
          done(Kind.MEMORY, "-list ${STORE/-storepass changeit/-protected}", "7 entries"),
          // keytool itself ends with 0 here, whatever the KeyStore says.
          done(
              "-importkeystore -srckeystore soft.p12 -srcstorepass changeit -destkeypass changeit"
                  + " ${DEST} -noprompt",
              "tpm4j.importSoftwareKeys"),
          done(
              Kind.MEMORY,
              "-genkeypair $TPM -alias moved -keyalg EC -dname CN=moved -keypass changeit",
              ""),
          done(
              Kind.MEMORY,
              "-importkeystore -srckeystore client.tpm -srcstoretype TPM -srcstorepass changeit"
                  + " -srcalias moved ${DEST} -noprompt",
              ""),
          done(Kind.MEMORY, "-certreq $STORE -alias moved -file moved.csr", ""),
          done(Kind.MEMORY, "-delete $STORE -alias moved", ""),
          refused(
              Kind.MEMORY,
              "-genkeypair ${STORE/TPM-NV/TPM} -alias lost -keyalg EC -dname CN=lost"
                  + " -keypass changeit",
              "TPM-NV"),
          done(
              Kind.MEMORY,
              "-importcert ${STORE/-keystore NONE/-keystore standin} -alias other -file ca.crt"
                  + " -noprompt",
              "was added"),
          done(Kind.MEMORY, "-list ${STORE/-keystore NONE/-keystore standin}", "8 entries"),
          done(Kind.MEMORY, "-delete $STORE -alias other", ""),
          refused(
              Kind.MEMORY,
              "-list ${STORE/-keystore NONE/-keystore client.tpm}",
              "is the TPM's own memory"),
          refused(Kind.FILE, "-list ${STORE/client.tpm/missing.tpm}", "does not exist"),
          done("-delete $STORE -alias client", ""),
          refused("-delete $STORE -alias client", "does not exist"),
          done("-delete $STORE -alias files", ""),
          done("-delete $STORE -alias root", ""),
          done("-delete $STORE -alias ca", ""),
          done(Kind.FILE, "-list $STORE", "contains 0 entries"),
          done(Kind.MEMORY, "-list $STORE", "contains 3 entries"),
          refused(
              Kind.MEMORY, "-delete $STORE -alias 0x01c0000a", "no KeyStore changes or removes"),
          done("-showinfo -tls", "Enabled Protocols"));

  @ParameterizedTest
  @EnumSource
  void everyCommandHasItsAnswer(Kind kind) throws Exception {
    Shell shell = Shell.in(folder, ClientTpm.BUNDLED.start(folder).tcti());
    shell.succeed(
        "keytool -genkeypair -keystore soft.p12 -storepass changeit -alias soft -keyalg EC"
            + " -dname CN=soft\n"
            + "echo jdk.security.provider.preferred=KeyGenerator.AES:TPM > prefer\n"
            + "printf '%s\\n' 'hidden word' 'hidden word' > passwords");
    List<String> wrong = new ArrayList<>();
    for (Row row : ROWS) {
      if (row.kinds().contains(kind)) {
        check(shell, kind, row, wrong);
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static void check(Shell shell, Kind kind, Row row, List<String> wrong) {
    String destination =
        "DEST=\"${STORE/-storetype/-deststoretype}\"\nDEST=\"${DEST/-keystore/-destkeystore}\"\n"
            + "DEST=\"${DEST/-storepass/-deststorepass}\"\n"
            + "DEST=\"${DEST/-providername/-destprovidername}\"\n";
    String command = kind.setting + destination + "keytool " + row.command();
    String printed;
    try {
      ToolResult result =
          row.answer() == Answer.DONE ? shell.succeed(command) : shell.refuse(command);
      printed = result.text() + result.errors();
    } catch (ToolFailure e) {
      wrong.add(row.command() + ": not " + row.answer() + ": " + e.getMessage());
      return;
    }
    if (!printed.contains(row.words())) {
      wrong.add(row.command() + ": no word of \"" + row.words() + "\" in: " + printed);
    }
    NEVER.stream()
        .filter(printed::contains)
        .forEach(never -> wrong.add(row.command() + ": " + never + " in: " + printed));
  }

  @Test
  void theTableHasEveryCommandOfThisJdk() throws Exception {
    Set<String> listed =
        Shell.in(folder, "none")
            .succeed("keytool -help 2>&1")
            .toString()
            .lines()
            .map(String::strip)
            .filter(line -> line.matches("-[a-z]+ +[A-Z].*"))
            .map(line -> line.split(" ")[0])
            .filter(command -> !command.equals("-version"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(listed.size() > 10, listed.toString());
    Set<String> tested =
        ROWS.stream().map(row -> row.command().split(" ")[0]).collect(Collectors.toSet());
    listed.removeAll(tested);
    assertEquals(Set.of(), listed);
  }
}
