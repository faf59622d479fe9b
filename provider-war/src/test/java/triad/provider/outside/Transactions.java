package triad.provider.outside;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** What the container would say of the transactions of all threads. */
public final class Transactions implements TransactionSynchronizationRegistry {
    private final int status;

    private Transactions(int status) {
        this.status = status;
    }

    /** Each thread is in one, so that it shares no statement. */
    public static Transactions running() {
        return new Transactions(Status.STATUS_ACTIVE);
    }

    /** No thread is in one. */
    public static Transactions none() {
        return new Transactions(Status.STATUS_NO_TRANSACTION);
    }

    @Override
    public int getTransactionStatus() {
        return status;
    }

    @Override
    public Object getTransactionKey() {
        throw new UnsupportedOperationException("Nobody asks which");
    }

    @Override
    public void putResource(Object key, Object value) {
        throw new UnsupportedOperationException("Nobody puts anything");
    }

    @Override
    public Object getResource(Object key) {
        throw new UnsupportedOperationException("Nobody gets anything");
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        throw new UnsupportedOperationException("Nobody waits for its end");
    }

    @Override
    public void setRollbackOnly() {
        throw new UnsupportedOperationException("Nobody ends it");
    }

    @Override
    public boolean getRollbackOnly() {
        throw new UnsupportedOperationException("Nobody asks how it ends");
    }
}
