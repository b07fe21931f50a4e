package io.github.tpm4j.benchmarks.tpm;

import io.github.tpm4j.benchmarks.timing.Operation;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SaltKey;
import io.github.tpm4j.tss.session.SessionAuthorization;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * A session such as the provider has, salted and with AES for parameters, and nothing else of the
 * provider. What every client has to compute for it is timed with a command.
 */
public final class SaltedSession {
  private static final int CIPHER_BITS = 128;

  private final TpmClient client;
  private final AuthSession session;

  /** Starts one in a TPM, salted to a storage key that is loaded for it. */
  public SaltedSession(Bench bench) throws Exception {
    client = new TpmClient(new SideTransport(bench.side()));
    CreatePrimary.Response storageKey =
        bench.execute(Bench.createPrimary(Templates.eccStorageKey()));
    SaltKey salt = new SaltKey(bench.keep(storageKey.objectHandle()), storageKey.outPublic());
    session =
        client.start(
            SessionSpec.hmac(HashAlg.SHA256)
                .salted(salt)
                .encrypting(TpmtSymDef.aesCfb(CIPHER_BITS)));
    bench.keep(session.handle());
  }

  /**
   * Times a command whose first parameter is encrypted.
   *
   * @param key without password, which authorises it
   */
  public Operation time(TpmHandle key, TpmRequest<?> request) {
    return time(key, request, authorization().encryptingCommand());
  }

  /** As {@link #time}, with parameters in the clear. */
  public Operation timeInTheClear(TpmHandle key, TpmRequest<?> request) {
    return time(key, request, authorization());
  }

  private SessionAuthorization authorization() {
    return Authorization.session(session, SecretBytes.EMPTY);
  }

  private Operation time(TpmHandle key, TpmRequest<?> request, Authorization authorization) {
    client
        .names()
        .put(key, EntityNames.of(client.execute(new ReadPublic.Request(key)).outPublic()));
    return () -> client.execute(request, authorization);
  }
}
