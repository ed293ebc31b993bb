import { useState } from 'react';
import { PayoutsPage } from './pages/payouts/index';
import { SettingsPage } from './pages/settings';

export function App() {
  const [page, setPage] = useState<'payouts' | 'settings'>('payouts');
  return (
    <>
      <nav aria-label="Main">
        <button onClick={() => setPage('payouts')}>Payouts</button>
        <button onClick={() => setPage('settings')}>Settings</button>
      </nav>
      <main>{page === 'payouts' ? <PayoutsPage /> : <SettingsPage />}</main>
    </>
  );
}
