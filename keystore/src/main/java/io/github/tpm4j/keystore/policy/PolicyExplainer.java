package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.keystore.policy.PolicyExplanation.Verdict;
import io.github.tpm4j.keystore.policy.PolicyExplanation.Way;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.crypto.SignatureVerifier;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.policy.AuthValuePolicy;
import io.github.tpm4j.tss.policy.AuthorizePolicy;
import io.github.tpm4j.tss.policy.CounterTimerPolicy;
import io.github.tpm4j.tss.policy.NvPolicy;
import io.github.tpm4j.tss.policy.OrPolicy;
import io.github.tpm4j.tss.policy.PasswordPolicy;
import io.github.tpm4j.tss.policy.PcrPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.PolicyCircumstances;
import io.github.tpm4j.tss.policy.PolicyElement;
import io.github.tpm4j.tss.policy.PolicyHost;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.policy.PolicyRun;
import io.github.tpm4j.tss.policy.SecretPolicy;
import io.github.tpm4j.tss.policy.SignedPolicy;
import io.github.tpm4j.tss.policy.TpmEntities;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says what a policy demands, and whether a TPM would be satisfied now: each demand that is about
 * the TPM's state is tried on a policy session of its own. Nothing is changed, and no password is
 * tried but the empty one where wrong ones are not counted.
 */
public final class PolicyExplainer {
  /** No object is loaded for these demands. */
  private static final PolicyHost HOST =
      new PolicyHost() {
        @Override
        public Authorization authorize(SecretBytes authValue) {
          return Authorization.password(authValue);
        }

        @Override
        public <T> T withRoom(Supplier<T> load) {
          return load.get();
        }
      };

  private final TpmDevice tpm;
  private final HashAlg nameHash;
  private final List<PolicyApproval> approvals;

  /**
   * @param tpm the TPM whose PCR, NV Indices and clock are looked at; nothing in it changes
   * @param nameHash the hash of the Name of what is bound
   * @param approvals of policies, for {@link Policy#authorize}
   */
  public PolicyExplainer(TpmDevice tpm, HashAlg nameHash, List<PolicyApproval> approvals) {
    this.tpm = tpm;
    this.nameHash = nameHash;
    this.approvals = List.copyOf(approvals);
  }

  /**
   * {@return the demands, in their order}
   *
   * @param policy any policy; approved branches are explained too
   */
  public List<PolicyExplanation> explain(Policy policy) {
    return explain(Policy.of(), policy);
  }

  // What was run before counts for what a key has approved.
  private List<PolicyExplanation> explain(Policy before, Policy policy) {
    List<PolicyExplanation> demands = new ArrayList<>();
    Policy done = before;
    for (PolicyElement element : policy.elements()) {
      demands.add(explain(done, element));
      done = done.and(Policy.of(element));
    }
    return demands;
  }

  private PolicyExplanation explain(Policy before, PolicyElement element) {
    if (element instanceof OrPolicy or) {
      List<Way> ways = new ArrayList<>();
      for (int i = 0; i < or.branches().size(); i++) {
        ways.add(new Way(or.label(i), explain(before, or.branches().get(i))));
      }
      return ways("one of " + ways.size() + " branches", "no branch is open", ways);
    }
    if (element instanceof AuthorizePolicy authorize) {
      return approved(before, authorize);
    }
    if (element instanceof PcrPolicy
        || element instanceof NvPolicy
        || element instanceof CounterTimerPolicy) {
      return tried(element);
    }
    return element instanceof SecretPolicy secret ? secret(secret) : asked(element);
  }

  private static PolicyExplanation ways(String demand, String closed, List<Way> ways) {
    boolean isOpen = ways.stream().anyMatch(Way::isOpen);
    return new PolicyExplanation(
        demand, isOpen ? Verdict.MET : Verdict.NOT_MET, isOpen ? "" : closed, ways);
  }

  private PolicyExplanation approved(Policy before, AuthorizePolicy authorize) {
    List<Way> ways = new ArrayList<>();
    for (PolicyApproval approval : approvals) {
      if (approval.publicArea().equals(authorize.key())
          && approval.policyRef().equals(authorize.policyRef())) {
        String name = "approved policy " + (ways.size() + 1);
        ways.add(
            isSigned(before, approval)
                ? new Way(name, explain(before, approval.policy()))
                : new Way(name, List.of(forged(approval))));
      }
    }
    return ways(
        authorize.toString(),
        ways.isEmpty() ? "no approval by this key was given" : "no approved policy is open",
        ways);
  }

  private static PolicyExplanation forged(PolicyApproval approval) {
    return new PolicyExplanation(
        approval.policy().toString(), Verdict.NOT_MET, "the signature of the approval is wrong");
  }

  private boolean isSigned(Policy before, PolicyApproval approval) {
    Bytes approved = before.and(approval.policy()).digest(nameHash);
    Bytes message =
        Bytes.adopt(new TpmWriter().bytes(approved).bytes(approval.policyRef()).toByteArray());
    return SignatureVerifier.verify(approval.publicArea(), message, approval.signature());
  }

  private static PolicyExplanation asked(PolicyElement element) {
    if (element instanceof AuthValuePolicy || element instanceof PasswordPolicy) {
      return new PolicyExplanation("the password of what is used", Verdict.NEEDED, "the password");
    }
    return element instanceof SignedPolicy
        ? new PolicyExplanation(element.toString(), Verdict.NEEDED, "the signature")
        : new PolicyExplanation(element.toString(), Verdict.AT_USE, "");
  }

  private PolicyExplanation secret(SecretPolicy secret) {
    List<String> obstacles = secret.obstacles(circumstances(PolicyInputs.NONE));
    return obstacles.isEmpty()
        ? new PolicyExplanation(secret.toString(), Verdict.MET, "it has none")
        : new PolicyExplanation(secret.toString(), Verdict.NEEDED, obstacles.get(0));
  }

  private PolicyExplanation tried(PolicyElement element) {
    PolicyInputs inputs = PolicyInputs.NONE;
    try {
      if (element instanceof NvPolicy nv) {
        if (!TpmNv.of(tpm, nv.index()).publicArea().attributes().has(TpmaNv.NO_DA)) {
          return new PolicyExplanation(
              element.toString(), Verdict.NEEDED, "the password of the NV Index");
        }
        inputs = inputs.withSecret(nv.index(), () -> SecretBytes.EMPTY);
      }
      run(element, inputs);
      return new PolicyExplanation(element.toString(), Verdict.MET, "");
    } catch (TpmException e) {
      return new PolicyExplanation(element.toString(), Verdict.NOT_MET, e.getMessage());
    }
  }

  private void run(PolicyElement element, PolicyInputs inputs) {
    TpmClient client = tpm.client();
    AuthSession session = client.start(SessionSpec.policy(nameHash));
    try {
      element.run(new PolicyRun(client, session, circumstances(inputs), HOST));
    } finally {
      client.execute(new FlushContext.Request(session.handle()));
    }
  }

  private PolicyCircumstances circumstances(PolicyInputs inputs) {
    return new PolicyCircumstances(
        Optional.empty(), inputs, tpm::readPcr, new TpmEntities(tpm.client()));
  }
}
