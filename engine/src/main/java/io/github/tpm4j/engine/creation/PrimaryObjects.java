package io.github.tpm4j.engine.creation;

import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.engine.hierarchy.HierarchyLimit;
import io.github.tpm4j.engine.objects.ObjectNames;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;

/**
 * Where Primary Objects come from: the same template and data give the same object as long as the
 * primary seed lasts (Part 1, 14.4). What is derived here must never change.
 */
public final class PrimaryObjects {
  private final Hierarchies hierarchies;

  public PrimaryObjects(Hierarchies hierarchies) {
    this.hierarchies = hierarchies;
  }

  /** A generator for one object. */
  public ObjectGenerator generator(
      TpmHandle hierarchy, TpmtPublic template, TpmsSensitiveCreate in) {
    return generator(hierarchy, ObjectNames.name(template).borrow(), in.data().borrow());
  }

  /**
   * A generator for one object.
   *
   * @param name the Name that the template would have as a public area
   */
  public ObjectGenerator generator(TpmHandle hierarchy, byte[] name, byte[] data) {
    byte[] seed = hierarchies.seed(hierarchy).borrow();
    byte[] label = KdfLabel.PRIMARY.octets();
    RandomSource source = Drbg.deterministic(seed, label, name, data);
    if (!HierarchyLimit.base(hierarchy).equals(TpmHandle.ENDORSEMENT)) {
      return new ObjectGenerator(source);
    }
    // The EPS outlasts TPM2_Clear: the proofs, which do not, end what is under an endorsement key.
    byte[] shProof = hierarchies.proof(TpmHandle.OWNER).borrow();
    byte[] ehProof = hierarchies.proof(TpmHandle.ENDORSEMENT).borrow();
    return new ObjectGenerator(
        source, Drbg.deterministic(seed, label, name, data, shProof, ehProof));
  }
}
