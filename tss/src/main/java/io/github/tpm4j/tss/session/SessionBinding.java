package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * The entity whose authValue goes into a session's key (Part 1, 19.6.10). An HMAC session bound to
 * an entity authorises this entity without its authValue in each HMAC.
 *
 * @param handle the entity's handle
 * @param name the entity's Name
 * @param authValue the entity's authValue
 */
public record SessionBinding(TpmHandle handle, Bytes name, SecretBytes authValue) {

  boolean isTo(Bytes entityName, SecretBytes entityAuth) {
    return name.equals(entityName)
        && AuthValues.trimmed(authValue).equals(AuthValues.trimmed(entityAuth));
  }
}
