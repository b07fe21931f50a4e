package io.github.tpm4j.trousers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.seal.TpmSeal;
import io.github.tpm4j.keystore.seal.TpmUnseal;
import io.github.tpm4j.keystore.tpm12.NewIdentity;
import io.github.tpm4j.keystore.tpm12.NvSpace;
import io.github.tpm4j.keystore.tpm12.QuotedPcrs;
import io.github.tpm4j.keystore.tpm12.Tpm12Attestation;
import io.github.tpm4j.keystore.tpm12.Tpm12Nv;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.identity.IdentityCredential;
import io.github.tpm4j.tpm12.identity.IdentityLabel;
import io.github.tpm4j.tpm12.quote.QuoteVerifier;
import io.github.tpm4j.tpm12.session.AuthSession;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tss.error.TpmPolicyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sealed data, NV Indices and identity keys through tcsd, beside the tools of trousers. */
abstract class StoredDataContract extends Contract {
  private static final byte[] DATA = "what is kept".getBytes(StandardCharsets.UTF_8);
  private static final String SIZE = Integer.toString(DATA.length);

  private TpmConnection connection;

  StoredDataContract(ServedTpm.Starter starter) {
    super(starter);
  }

  @BeforeAll
  void connect() throws IOException {
    // The owner's secret is the well-known one, as that of the storage root key.
    connection = TpmConnection.of(TpmSettings.of(stack().tcti()).withOwnerPassword(new char[0]));
    Files.write(stack().file("data"), DATA);
  }

  @AfterAll
  void disconnect() {
    if (connection != null) {
      connection.close();
    }
  }

  @Test
  void theToolsReadWhatWeWrite_andWeWhatTheyWrite() throws IOException {
    NvSpace space = NvSpace.ofBytes(DATA.length);
    Tpm12Nv ours = Tpm12Nv.define(connection, 0x1200, space, KeyAuth.none()).byOwner();
    ours.write(DATA);
    run("tpm_nvread", "-i", "0x1200", "-s", SIZE, "-f", "nv-read", "-z");
    assertArrayEquals(DATA, Files.readAllBytes(stack().file("nv-read")));
    run("tpm_nvrelease", "-i", "0x1200", "-y");

    run("tpm_nvdefine", "-i", "0x1201", "-s", SIZE, "-y", "-a", "pw", "-p", "AUTHREAD|AUTHWRITE");
    run("tpm_nvwrite", "-i", "0x1201", "-s", SIZE, "-f", "data", "--password=pw");
    try (KeyAuth password = KeyAuth.password("pw".toCharArray())) {
      assertArrayEquals(DATA, Tpm12Nv.of(connection, 0x1201).by(password).read());
    }
    Tpm12Nv.of(connection, 0x1201).undefine();
    stack().refused("tpm_nvread", "-i", "0x1201", "-s", SIZE, "-f", "none", "--password=pw");
  }

  @Test
  void sealedDataComeBackBetweenTheTools_untilAPcrHasChanged() throws IOException {
    Path sealed = stack().file("sealed-by-us");
    Path back = stack().file("back");
    try (TpmSeal seal =
        TpmSeal.with(connection).boundToPcrs("SHA-1", 7, 16).auth("pw".toCharArray()).build()) {
      seal.seal(stack().file("data"), sealed);
    }
    run("tpm_sealdata", "-z", "-i", "data", "-o", "sealed-by-them");
    try (KeyAuth password = KeyAuth.password("pw".toCharArray())) {
      TpmUnseal unseal = TpmUnseal.with(connection).auth(password);
      unseal.unseal(sealed, back);
      assertArrayEquals(DATA, Files.readAllBytes(back));
      run("tpm_unsealdata", "-z", "-i", "sealed-by-them", "-o", "opened");
      try (Tpm12Client client = stack().client()) {
        client.execute(new Extend.Request(16, Bytes.of(new byte[20])));
      }
      assertThrows(TpmPolicyException.class, () -> unseal.unseal(sealed, back));
    }
  }

  @Test
  void anIdentityKeyIsActivatedAndQuotes() throws Exception {
    Tpm12Attestation attestation = Tpm12Attestation.with(connection);
    NewIdentity identity =
        attestation.createIdentity(IdentityLabel.withoutAuthority("host"), KeyAuth.none());
    Bytes secret = Bytes.of(DATA);
    IdentityCredential credential =
        IdentityCredential.encrypt(
            attestation.endorsementKey(), identity.proof().identityKey(), secret);
    assertEquals(secret, attestation.activate(identity.key(), credential));
    Bytes nonce = AuthSession.newNonce();
    QuotedPcrs quoted = attestation.quote2(identity.key(), nonce, 0, 7);
    new QuoteVerifier(identity.key().publicKey())
        .verify(quoted.signed(), quoted.signature(), nonce, quoted.pcrs());
  }
}
