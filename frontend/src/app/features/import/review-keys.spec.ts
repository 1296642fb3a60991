import { belongsToField, commandOf, type KeyPress } from './review-keys';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('keys of the review', () => {
  it.each([
    ['j', 'next'],
    ['K', 'previous'],
    ['Enter', 'confirm'],
    ['e', 'title'],
    ['s', 'split'],
    ['m', 'merge'],
    ['x', 'skip'],
    ['a', 'other'],
    ['z', 'undo'],
    ['?', 'help'],
  ])('%s: %s', (key, command) => expect(commandOf(press(key))?.do).toBe(command));

  it('1 to 3 choose a suggestion, 4 does not', () => {
    expect(commandOf(press('3'))).toEqual({ do: 'choose', rank: 3 });
    expect(commandOf(press('4'))).toBeNull();
  });

  it('leaves combinations to the browser', () => {
    expect(commandOf(press('z', { ctrlKey: true }))).toBeNull();
    expect(commandOf(press('s', { metaKey: true }))).toBeNull();
  });

  it('repeats walking only, while a key is held', () => {
    expect(commandOf(press('j', { repeat: true }))?.do).toBe('next');
    expect(commandOf(press('Enter', { repeat: true }))).toBeNull();
  });

  it.each([
    ['<textarea></textarea>', 'j', true],
    ['<input type="search">', 'x', true],
    ['<select></select>', 'm', true],
    ['<button></button>', 'Enter', true],
    ['<button></button>', 'j', false],
    ['<input type="checkbox">', 'j', false],
    ['<div></div>', 'Enter', false],
  ])('in %s, %s belongs to it: %s', (markup, key, own) => {
    document.body.innerHTML = markup;
    expect(belongsToField(key, document.body.firstElementChild)).toBe(own);
  });

  it('a dialog keeps its keys', () => {
    document.body.innerHTML = '<dialog open><p id="inside"></p></dialog>';
    expect(belongsToField('j', document.getElementById('inside'))).toBe(true);
  });
});
