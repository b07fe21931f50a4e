package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.Loader;
import io.github.tpm4j.tss.resource.PrimaryParent;
import io.github.tpm4j.tss.resource.SessionPool;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.SaltKey;
import io.github.tpm4j.tss.session.SessionSpec;
import java.util.function.Supplier;

/** Starts sessions whose secret only this process and the TPM know. */
final class SaltedSessions implements SessionPool.Starter {
  private static final TpmtSymDef CIPHER = TpmtSymDef.aesCfb(128);

  private final Loader loader;
  private final Supplier<PrimaryParent> saltKey;

  /**
   * @param saltKey can be loaded without a session
   */
  SaltedSessions(Loader loader, Supplier<PrimaryParent> saltKey) {
    this.loader = loader;
    this.saltKey = saltKey;
  }

  @Override
  public AuthSession start(TpmSe type, HashAlg hash) {
    return saltKey.get().withAny(loader, key -> start(type, hash, key));
  }

  @Override
  public int generation() {
    return saltKey.get().distrusted();
  }

  private AuthSession start(TpmSe type, HashAlg hash, LoadedObject key) {
    SessionSpec spec = type.equals(TpmSe.HMAC) ? SessionSpec.hmac(hash) : SessionSpec.policy(hash);
    return loader
        .client()
        .start(spec.salted(new SaltKey(key.handle(), key.publicArea())).encrypting(CIPHER));
  }
}
