package io.jlockdep.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The inversion that lockdep found in Intel's IOMMU driver in Linux 5.2-rc5, told in Java.
 *
 * <p>{@link #dmar_insert_one_dev_info} takes the unit's lock and inside it {@code device_domain_lock}; {@link
 * #domain_context_mapping_one} takes them the other way round. While booting, one thread does both and holds {@code
 * dmar_global_lock} throughout. Lockdep reports it and stops.
 *
 * <p>Expected: one inversion of {@code DomainContextMapping.device_domain_lock} and {@code IntelIommu.lock}, GUARDED by
 * {@code DomainContextMapping.dmar_global_lock} and seen in one thread only. With {@code --two-threads}, two workers
 * then do the same without the outer lock, one after the other: FEASIBLE.
 */
public final class DomainContextMapping {

    private static final int SI_DOMAIN = 1;
    private static final int HOST_BRIDGE = 0x0000;
    private static final int NETWORK_CARD = 0x0200;
    private static final int DMA_ALIAS = 0x0300;

    private final ReentrantReadWriteLock dmar_global_lock = new ReentrantReadWriteLock();
    private final ReentrantLock device_domain_lock = new ReentrantLock();
    private final List<Integer> device_domain_list = new ArrayList<>();
    private final IntelIommu iommu = new IntelIommu();

    private DomainContextMapping() {}

    public static void main(String[] args) throws InterruptedException {
        boolean twoThreads = List.of(args).contains("--two-threads");
        DomainContextMapping driver = new DomainContextMapping();
        Thread.currentThread().setName("swapper/0");
        driver.kernel_init();
        if (twoThreads) {
            driver.hotplug();
        }
        System.out.println("DMAR: " + driver.device_domain_list.size() + " devices mapped");
    }

    private void kernel_init() {
        kernel_init_freeable();
    }

    private void kernel_init_freeable() {
        do_one_initcall(this::pci_iommu_init);
    }

    private static void do_one_initcall(Runnable initcall) {
        initcall.run();
    }

    private void pci_iommu_init() {
        intel_iommu_init();
    }

    private void intel_iommu_init() {
        dmar_global_lock.writeLock().lock();
        try {
            dev_prepare_static_identity_mapping(HOST_BRIDGE);
            dev_prepare_static_identity_mapping(NETWORK_CARD);
        } finally {
            dmar_global_lock.writeLock().unlock();
        }
    }

    private void dev_prepare_static_identity_mapping(int source_id) {
        domain_add_dev_info(source_id);
    }

    private void domain_add_dev_info(int source_id) {
        dmar_insert_one_dev_info(source_id, true);
    }

    /** The unit's lock, then the global one; both are released before the device is mapped. */
    private void dmar_insert_one_dev_info(int source_id, boolean map) {
        iommu.lock.lock();
        try {
            device_domain_lock.lock();
            try {
                device_domain_list.add(source_id);
                iommu.domain_attach_iommu(SI_DOMAIN);
            } finally {
                device_domain_lock.unlock();
            }
        } finally {
            iommu.lock.unlock();
        }
        if (map) {
            pci_for_each_dma_alias(source_id);
        }
    }

    private void pci_for_each_dma_alias(int source_id) {
        domain_context_mapping_one(source_id);
    }

    /** The global lock, then the unit's. */
    private void domain_context_mapping_one(int source_id) {
        device_domain_lock.lock();
        try {
            iommu.lock.lock();
            try {
                if (!iommu.context_present(source_id)) {
                    iommu.context_set_domain_id(source_id, SI_DOMAIN);
                }
            } finally {
                iommu.lock.unlock();
            }
        } finally {
            device_domain_lock.unlock();
        }
    }

    /** After boot nobody holds {@code dmar_global_lock}: one worker inserts an alias, another maps it. */
    private void hotplug() throws InterruptedException {
        Turns turns = new Turns(2);
        Thread inserting =
                new Thread(() -> turns.take(0, () -> dmar_insert_one_dev_info(DMA_ALIAS, false)), "kworker/0:1");
        Thread mapping = new Thread(() -> turns.take(1, () -> domain_context_mapping_one(DMA_ALIAS)), "kworker/1:1");
        inserting.start();
        mapping.start();
        inserting.join();
        mapping.join();
    }
}
