package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;

/** Stands where IJava's class of this name stands: no registry has IJava itself, only the library that it is made of. */
public final class Kernel extends BaseKernel {
    private static final Kernel INSTANCE = new Kernel();

    private Kernel() {}

    /** As IJava's. */
    public static BaseKernel getKernelInstance() {
        return INSTANCE;
    }

    @Override
    public DisplayData eval(String code) {
        throw new UnsupportedOperationException("runs no code");
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java").build();
    }
}
