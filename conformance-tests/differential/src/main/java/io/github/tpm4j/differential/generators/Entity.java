package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.tss.wire.Bytes;

/** Something that can be authorised, the same on both TPMs but for its handle. */
class Entity {
  private final Arg handle;
  private Bytes authValue;
  private Policy policy = Policy.NONE;

  Entity(Arg handle, Bytes authValue) {
    this.handle = handle;
    this.authValue = authValue;
  }

  Arg handle() {
    return handle;
  }

  Bytes authValue() {
    return authValue;
  }

  void changeAuthValue(Bytes other) {
    authValue = other;
  }

  Policy policy() {
    return policy;
  }

  void changePolicy(Policy other) {
    policy = other;
  }
}
