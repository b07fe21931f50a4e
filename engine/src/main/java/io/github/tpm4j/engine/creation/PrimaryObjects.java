package io.github.tpm4j.engine.creation;

import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.engine.hierarchy.HierarchyLimit;
import io.github.tpm4j.engine.objects.ObjectNames;
import io.github.tpm4j.engine.state.StateKeeper;
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
  private final PrimaryDerivation derivation;

  public PrimaryObjects(StateKeeper keeper, Hierarchies hierarchies) {
    this.hierarchies = hierarchies;
    derivation = new PrimaryDerivation(keeper);
  }

  /** How they are made of the seeds. */
  public PrimaryDerivation derivation() {
    return derivation;
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
    if (!HierarchyLimit.base(hierarchy).equals(TpmHandle.ENDORSEMENT)) {
      return derivation.isOfLibtpms()
          ? LibtpmsPrimaryObjects.generator(seed, label, name, data)
          : new ObjectGenerator(Drbg.deterministic(seed, label, name, data));
    }
    // The EPS outlasts TPM2_Clear: the proofs, which do not, end what is under an endorsement key.
    byte[] shProof = hierarchies.proof(TpmHandle.OWNER).borrow();
    byte[] ehProof = hierarchies.proof(TpmHandle.ENDORSEMENT).borrow();
    return derivation.isOfLibtpms()
        ? LibtpmsPrimaryObjects.endorsementGenerator(shProof, ehProof, seed, label, name, data)
        : new ObjectGenerator(
            Drbg.deterministic(seed, label, name, data),
            Drbg.deterministic(seed, label, name, data, shProof, ehProof));
  }
}
