package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Supplier;

/** What a policy needs of whoever runs it, to send commands of its own. */
public interface PolicyHost {

  /**
   * {@return how an entity with this authValue is authorised}
   *
   * @param authValue is wiped with the authorisation
   */
  Authorization authorize(SecretBytes authValue);

  /**
   * Runs {@code load}, which takes a slot for an object.
   *
   * @param <T> the result
   * @param load may be called again after a slot was freed
   * @return what it returns
   */
  <T> T withRoom(Supplier<T> load);
}
