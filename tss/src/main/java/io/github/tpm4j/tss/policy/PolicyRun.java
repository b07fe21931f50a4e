package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.session.PolicyRestart;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.PolicyAuth;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Supplier;

/** A policy being run on a policy session that was just started or restarted. */
public final class PolicyRun {
  private final TpmClient client;
  private final AuthSession session;
  private final PolicyCircumstances circumstances;
  private final PolicyHost host;
  private Bytes digest;

  /**
   * Begins with the empty policy.
   *
   * @param client the TPM
   * @param session of type policy or trial, at its beginning
   * @param circumstances what is known and given
   * @param host gives room and authorisations
   */
  public PolicyRun(
      TpmClient client, AuthSession session, PolicyCircumstances circumstances, PolicyHost host) {
    this.client = client;
    this.session = session;
    this.circumstances = circumstances;
    this.host = host;
    this.digest = Digests.zero(session.hash());
  }

  /**
   * Runs one more element.
   *
   * @param element runs after those before
   */
  public void add(PolicyElement element) {
    element.run(this);
    digest = element.extend(digest, hash());
  }

  /** {@return the policyDigest of the session as it should be now} */
  public Bytes digest() {
    return digest;
  }

  // A branch of PolicyOR has advanced the digest; what counts is that of the whole element.
  void restore(Bytes before) {
    digest = before;
  }

  /**
   * Begins anew, so that another way can be tried.
   *
   * @param before the policyDigest to go back to; only that of the empty policy can be
   * @return whether it was
   */
  boolean restart(Bytes before) {
    if (!before.equals(Digests.zero(session.hash()))) {
      return false;
    }
    execute(new PolicyRestart.Request(session.handle()));
    session.setPolicyAuth(PolicyAuth.NONE);
    digest = before;
    return true;
  }

  HashAlg hash() {
    return session.hash();
  }

  AuthSession session() {
    return session;
  }

  TpmHandle handle() {
    return session.handle();
  }

  PolicyCircumstances circumstances() {
    return circumstances;
  }

  PolicyInputs inputs() {
    return circumstances.inputs();
  }

  TpmClient client() {
    return client;
  }

  <R extends TpmResponse> R execute(TpmRequest<R> request, Authorization... authorizations) {
    return client.execute(request, authorizations);
  }

  Authorization authorize(SecretBytes authValue) {
    return host.authorize(authValue);
  }

  <T> T withRoom(Supplier<T> load) {
    return host.withRoom(load);
  }
}
