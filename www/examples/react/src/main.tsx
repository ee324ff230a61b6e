import type { Answers, EligibilityCheckElement } from 'eligibility-check/react';
import 'eligibility-check/react';
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

const KNOWN: Answers = { staff: 1000 };

function SelfCheck() {
  const element = useRef<EligibilityCheckElement>(null);
  const [verdict, setVerdict] = useState('');
  // The event carries no answers; whoever wants them asks the element.
  const [trained, setTrained] = useState<unknown>();
  return (
    <main>
      <h1>申报前自查</h1>
      <eligibility-check
        ref={element}
        policy="ningxia-craftsman"
        check="enterprise"
        storage="off"
        answers={KNOWN}
        oneligibility-check:result={({ detail }) => {
          setVerdict(detail.verdict);
          setTrained(element.current?.answers.trained);
        }}
      />
      <p>
        Verdict: <output id="verdict">{verdict}</output>, trained: <output id="trained">{JSON.stringify(trained)}</output>
      </p>
    </main>
  );
}

const app = document.getElementById('app');
if (app) createRoot(app).render(<SelfCheck />);
