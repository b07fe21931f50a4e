package io.github.tpm4j.conformance.server;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tpm2-tools and OpenSSL verify what the bundled TPM signs, attests and encrypts. */
@Tag("peer")
class Tpm2ToolsKeyUseTest {
  private static final String SIGNER =
      """
      t tpm2_createprimary -Q -C e -G %s -c primary
      t tpm2_create -Q -C primary -G %s -u key.pub -r key.priv \
        -a 'sign|restricted|fixedtpm|fixedparent|sensitivedataorigin|userwithauth'
      t tpm2_load -Q -C primary -u key.pub -r key.priv -c key
      t tpm2_readpublic -Q -c key -f pem -o key.pem
      """;
  private static final String ECC_SIGNER = SIGNER.formatted("ecc", "ecc:ecdsa-sha256:null");
  private static final String RSA_SIGNER = SIGNER.formatted("ecc", "rsa2048:rsassa-sha256:null");

  /** Runs a tool and empties the slots, which nobody manages behind a served TPM. */
  private static final String T =
      """
      t() {
        "$@"
        tpm2_flushcontext -t
      }
      """;

  @TempDir private static Path serverFolder;
  private static EngineServer server;
  private static String tcti;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    server = Protocol.MSSIM.start(serverFolder);
    tcti = Protocol.MSSIM.tcti(server, serverFolder);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private void run(String script) {
    Tool.of("bash", "-euo", "pipefail", "-c", T + script).tpm(tcti).in(folder).succeed();
  }

  private void openssl(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "openssl";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Tool.of(command).in(folder).succeed();
  }

  @Test
  void checkAQuote_ofAnEccAndAnRsaKey() {
    for (String signer : new String[] {ECC_SIGNER, RSA_SIGNER}) {
      run(
          signer
              + """
              t tpm2_quote -Q -c key -l sha256:0,7,16+sha1:1 -q 0badc0de \
                -m quote -s signature -o pcrs -g sha256
              tpm2_checkquote -Q -u key.pem -m quote -s signature -f pcrs -q 0badc0de -g sha256
              """);
    }
  }

  @Test
  void verifyTheCertificationOfAnObjectAndOfItsCreation() {
    run(
        ECC_SIGNER
            + """
            t tpm2_create -Q -C primary -G rsa1024 -u other.pub -r other.priv \
              --creation-data creation -t ticket -d hash
            t tpm2_load -Q -C primary -u other.pub -r other.priv -c other
            t tpm2_certify -Q -c other -C key -g sha256 -f plain -o attest -s signature
            t tpm2_certifycreation -Q -C key -c other -d hash -t ticket -g sha256 \
              -f plain -o signature2 --attestation attest2
            """);
    openssl("dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "attest");
    openssl("dgst", "-sha256", "-verify", "key.pem", "-signature", "signature2", "attest2");
  }

  @Test
  void verifyTheTimeAndTheContentOfAnIndex() {
    run(
        ECC_SIGNER
            + """
            t tpm2_gettime -Q -c key -g sha256 -f plain -o signature --attestation attest
            t tpm2_nvdefine -Q 0x1500002 -C o -s 4 -a 'ownerread|ownerwrite' > /dev/null
            echo -n data | t tpm2_nvwrite -Q 0x1500002 -C o -i -
            t tpm2_nvcertify -Q -C key -c o -g sha256 -f plain --size 4 \
              -o signature2 --attestation attest2 0x1500002
            """);
    openssl("dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "attest");
    openssl("dgst", "-sha256", "-verify", "key.pem", "-signature", "signature2", "attest2");
  }

  @Test
  void verifyTheAuditOfASession() {
    run(
        ECC_SIGNER
            + """
            tpm2_startauthsession -Q -S session --audit-session
            tpm2_getrandom 8 -S session -o /dev/null
            tpm2_sessionconfig session --enable-audit
            tpm2_getrandom 8 -S session -o /dev/null
            t tpm2_getsessionauditdigest -Q -c key -g sha256 -f plain -s signature -m attest \
              -S session
            tpm2_flushcontext session
            """);
    openssl("dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "attest");
  }

  @Test
  void signWhatTheTpmHashedByARestrictedKey() {
    run(
        ECC_SIGNER
            + """
            head -c 5000 /dev/urandom > message
            t tpm2_hash -Q -C e -g sha256 -o digest -t ticket message
            t tpm2_sign -Q -c key -g sha256 -d -t ticket -f tss -o signature digest
            t tpm2_verifysignature -Q -c key -g sha256 -m message -s signature
            """);
  }

  @Test
  void decryptWhatOpensslEncrypted() {
    run(
        """
        echo -n secret > plain
        t tpm2_createprimary -Q -C o -G ecc -c primary
        t tpm2_create -Q -C primary -G rsa2048 -u key.pub -r key.priv -a \
          'decrypt|fixedtpm|fixedparent|sensitivedataorigin|userwithauth'
        t tpm2_load -Q -C primary -u key.pub -r key.priv -c key
        t tpm2_readpublic -Q -c key -f pem -o key.pem
        openssl pkeyutl -encrypt -pubin -inkey key.pem -pkeyopt rsa_padding_mode:pkcs1 \
          -in plain -out cipher
        t tpm2_rsadecrypt -Q -c key -s rsaes -o decrypted cipher
        cmp plain decrypted
        t tpm2_rsaencrypt -Q -c key -s oaep -o cipher2 plain
        t tpm2_rsadecrypt -Q -c key -s oaep -o decrypted2 cipher2
        cmp plain decrypted2
        """);
  }

  @Test
  void encryptComputeMacsAndAgreeOnKeys() {
    run(
        """
        head -c 3000 /dev/urandom > message
        t tpm2_createprimary -Q -C o -G ecc -c primary
        t tpm2_create -Q -C primary -G aes128cfb -u aes.pub -r aes.priv
        t tpm2_load -Q -C primary -u aes.pub -r aes.priv -c aes
        t tpm2_create -Q -C primary -G hmac -u hmac.pub -r hmac.priv
        t tpm2_load -Q -C primary -u hmac.pub -r hmac.priv -c hmac
        t tpm2_create -Q -C primary -G ecc256 -u ecc.pub -r ecc.priv -a \
          'decrypt|fixedtpm|fixedparent|sensitivedataorigin|userwithauth'
        t tpm2_load -Q -C primary -u ecc.pub -r ecc.priv -c ecc
        t tpm2_encryptdecrypt -Q -c aes -o cipher message
        t tpm2_encryptdecrypt -Q -d -c aes -o decrypted cipher
        cmp message decrypted
        t tpm2_hmac -Q -c hmac -g sha256 -o mac message
        t tpm2_ecdhkeygen -Q -c ecc -u public -o z
        t tpm2_ecdhzgen -Q -c ecc -u public -o z2
        cmp z z2
        """);
  }
}
