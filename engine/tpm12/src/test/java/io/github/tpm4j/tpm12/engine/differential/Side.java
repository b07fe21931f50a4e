package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.commands.context.LoadContext;
import io.github.tpm4j.tpm12.commands.session.TerminateHandle;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmStoredData;
import io.github.tpm4j.transport.Transport;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One of the two TPMs, with the handles that it has given. */
final class Side {
  /** Of keys, sealed data, Indices and counters. */
  static final AuthSecret SECRET = AuthSecret.ofUtf8("a secret".toCharArray());

  static final AuthSecret OWNER = AuthSecret.ofUtf8("the owner's".toCharArray());
  static final AuthSecret SRK_SECRET = AuthSecret.wellKnown();
  static final int SRK = EntityConstants.KH_SRK;

  private final Transport transport;
  final Tpm12Client client;
  final List<TpmKey> blobs = new ArrayList<>();
  final List<Integer> keys = new ArrayList<>();
  final List<TpmKey> loaded = new ArrayList<>();
  final List<TpmStoredData> sealed = new ArrayList<>();

  Side(Transport transport) {
    this.transport = transport;
    client = new Tpm12Client(transport);
  }

  /**
   * What a step gave: TPM_SUCCESS and some values that both TPMs must have in common, or a code.
   */
  record Outcome(int code, List<Object> values) {
    static Outcome of(Object... values) {
      return new Outcome(0, List.of(values));
    }
  }

  /** One step on this TPM. */
  interface Step {
    Outcome run(Side side) throws Exception;
  }

  Outcome run(Step step) throws Exception {
    try {
      return step.run(this);
    } catch (TpmResponseException e) {
      return new Outcome(e.code(), List.of());
    }
  }

  /** The code of a command's response, as bytes that may be no command. */
  Outcome raw(byte[] command) throws Exception {
    byte[] response = transport.transmit(command.clone());
    return Outcome.of(HexFormat.of().formatHex(response, 0, Math.min(10, response.length)));
  }

  <R extends TpmResponse> R byOiap(TpmRequest<R> request, AuthSecret secret) {
    try (OiapSession oiap = client.oiap()) {
      return client.execute(request, oiap.lastWith(secret));
    }
  }

  /** Loads the context of a session, and ends it. */
  Outcome terminated(LoadContext.Request request) {
    int handle = client.execute(request).handle();
    client.execute(new TerminateHandle.Request(handle));
    return Outcome.of("loaded");
  }

  OsapSession ownerSession() {
    return client.osap(EntityConstants.ET_OWNER, EntityConstants.KH_OWNER, OWNER);
  }

  OsapSession rootSession() {
    return client.osap(EntityConstants.ET_SRK, SRK, SRK_SECRET);
  }
}
