package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.error.TpmMalformedResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.structures.TpmuCapabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Reads whole lists of capabilities (Part 3, 30.2), each with as many commands as it takes. */
public final class CapabilityLists {
  /** As many as a TPM will answer. */
  private static final int ALL = 0xFFFF;

  private final Function<GetCapability.Request, GetCapability.Response> tpm;

  /**
   * @param tpm executes the command
   */
  public CapabilityLists(Function<GetCapability.Request, GetCapability.Response> tpm) {
    this.tpm = tpm;
  }

  /**
   * Reads a list.
   *
   * @param <L> the structure that TPM2_GetCapability answers for the group
   * @param <E> an element of it
   * @param capability the group
   * @param from the first number that is asked for
   * @param type of the list
   * @param elements of a list of this type
   * @param number of an element, by which the TPM sorts them
   * @return all elements, in ascending order
   * @throws TpmMalformedResponseException if the TPM does not come to an end with them
   * @throws io.github.tpm4j.tss.error.TpmException as {@link TpmClient#execute}
   */
  public <L extends TpmuCapabilities, E> List<E> all(
      TpmCap capability,
      int from,
      Class<L> type,
      Function<L, List<E>> elements,
      ToIntFunction<E> number) {
    List<E> all = new ArrayList<>();
    int next = from;
    boolean more = true;
    while (more) {
      GetCapability.Response response = tpm.apply(new GetCapability.Request(capability, next, ALL));
      List<E> part = elements.apply(data(response, type));
      all.addAll(part);
      more = response.moreData() && !part.isEmpty();
      next = more ? after(number.applyAsInt(part.get(part.size() - 1)), next) : next;
    }
    return all;
  }

  /**
   * Reads the handles of a type. For {@link TpmHt#HMAC_SESSION} these are the sessions that are
   * loaded, for {@link TpmHt#POLICY_SESSION} those that are saved (Part 2, 7.2).
   *
   * @param type transient, persistent, PCR, permanent, NV Index, or a kind of session
   * @return the handles in use, in ascending order
   * @throws io.github.tpm4j.tss.error.TpmException as {@link #all}
   */
  public List<TpmHandle> handles(TpmHt type) {
    return handles(TpmHandle.of(type.value() << 24));
  }

  /**
   * Reads the handles from one on.
   *
   * @param from the first handle that is asked for; the others are of its type
   * @return the handles in use, in ascending order
   * @throws io.github.tpm4j.tss.error.TpmException as {@link #all}
   */
  public List<TpmHandle> handles(TpmHandle from) {
    return all(
        TpmCap.HANDLES, from.value(), TpmlHandle.class, TpmlHandle::handle, TpmHandle::value);
  }

  /** What to ask for next: a TPM that repeats itself would be asked for ever. */
  private static int after(int last, int asked) {
    int next = last + 1;
    if (Integer.compareUnsigned(next, asked) <= 0) {
      throw new TpmMalformedResponseException("TPM2_GetCapability repeats a list");
    }
    return next;
  }

  /**
   * Reads what is answered at once.
   *
   * @param <L> the structure that TPM2_GetCapability answers for the group
   * @param capability the group
   * @param type of the structure
   * @return the structure
   * @throws io.github.tpm4j.tss.error.TpmException as {@link TpmClient#execute}
   */
  public <L extends TpmuCapabilities> L one(TpmCap capability, Class<L> type) {
    return data(tpm.apply(new GetCapability.Request(capability, 0, ALL)), type);
  }

  /**
   * {@return what a response is about}
   *
   * @param <L> the structure that is expected
   * @param response of TPM2_GetCapability
   * @param type of the structure
   * @throws TpmMalformedResponseException if it is about another capability
   */
  public static <L extends TpmuCapabilities> L data(
      GetCapability.Response response, Class<L> type) {
    TpmuCapabilities data = response.capabilityData().data();
    if (!type.isInstance(data)) {
      throw new TpmMalformedResponseException("TPM2_GetCapability answers another capability");
    }
    return type.cast(data);
  }
}
